import { setImmediate as nextTurn } from "node:timers/promises";
import { invalid } from "@/lib/errors";
import { isLeftBehind, type ReadFile, type ReadFiles } from "../paths/rules";
import { unpackEntry } from "./contents/queries";
import { listEntries } from "./entries/queries";
import { refuseArchiveSize, refuseEntries } from "./rules";

/** Milliseconds for which unpacking may keep the thread before others have their turn. */
const TURN = 10;

/**
 * The files of a zip archive in the order in which it lists them, with their bytes as they were packed; folders and what macOS or Windows
 * leave behind are left out. Throws a `Refusal` with one sentence for what is no zip archive, is damaged, or goes past `ARCHIVE_LIMITS`,
 * `INTAKE_LIMITS` or the rules of paths, whatever its headers claim; nothing is unpacked until its list has passed. Throws the signal's
 * reason when it is aborted.
 */
export async function readArchive(bytes: Uint8Array, signal?: AbortSignal): Promise<ReadFiles> {
  signal?.throwIfAborted();
  const reason = refuseArchiveSize(bytes.length);
  if (reason !== null) throw invalid(reason);
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = await listEntries(archive, signal);
  const refusal = refuseEntries(list.entries, archive.length, list.start);
  if (refusal !== null) throw invalid(refusal);
  const wanted = list.entries.filter(({ isFolder, path }) => !isFolder && !isLeftBehind(path));
  if (wanted.length === 0) throw invalid("The archive holds no files. Zip the folder with the records.");
  const files: ReadFile[] = [];
  let turn = performance.now();
  for (const entry of wanted) {
    signal?.throwIfAborted();
    files.push({ path: entry.path, bytes: await unpackEntry(archive, entry) });
    if (performance.now() - turn < TURN) continue;
    await nextTurn();
    turn = performance.now();
  }
  return files;
}

import type { ArchivedFile, Manifest } from "../input";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, MANIFEST, PEOPLE } from "../rules";

const MB = 1024 * 1024;
const GB = 1024 * MB;

/** What an archive may be before it is read. Each is far above any organization that was seen. */
export const ARCHIVE_LIMITS = {
  /** Files in it. */
  files: 200_000,
  /** Bytes of its manifest. */
  manifestBytes: 64 * MB,
  /** Bytes of one row: an imported file has at most 10 MB, and a third more as text. */
  rowBytes: 32 * MB,
  /** Bytes of a picture. */
  pictureBytes: 10 * MB,
  /** Bytes of all files together, unpacked. */
  totalBytes: 16 * GB,
} as const;

const PATH = /^(manifest\.json|people\.jsonl|history\.jsonl|tables\/[a-z_]{1,63}\.jsonl|attachments\/[0-9a-f]{64})$/;

/** One line of a zip's own list of files. */
export interface ListedFile {
  readonly path: string;
  /** Unpacked, as the zip claims. */
  readonly size: number;
  readonly isPlain: boolean;
}

const AGAIN = "Export the organization again.";

/** A path as a sentence shows it: one line, not too long. */
export const shown = (path: string) => {
  const plain = path.replace(/[^\x20-\x7e]/g, "?");
  return `“${plain.length > 80 ? `${plain.slice(0, 80)}…` : plain}”`;
};

/** The sentence for a file that no archive holds, or null. Nothing is ever written under a name that an archive gives. */
export function refuseFile({ path, isPlain }: ListedFile): string | null {
  if (!PATH.test(path)) return `${shown(path)} has no place in the archive of an organization. ${AGAIN}`;
  return isPlain ? null : `${shown(path)} is packed or locked as Accord packs nothing. ${AGAIN}`;
}

/** The sentence that refuses a zip by its list of files, each of which has its place, or null. */
export function refuseList(files: readonly ListedFile[]): string | null {
  if (files.length > ARCHIVE_LIMITS.files)
    return `The archive holds more than ${ARCHIVE_LIMITS.files.toLocaleString("en")} files, which no organization has.`;
  const seen = new Set<string>();
  for (const { path } of files) {
    if (seen.has(path)) return `${shown(path)} is in the archive twice. ${AGAIN}`;
    seen.add(path);
  }
  if (!seen.has(MANIFEST)) return `The archive has no ${MANIFEST}, so it is not the archive of an organization.`;
  if (files.some(({ path, size }) => path === MANIFEST && size > ARCHIVE_LIMITS.manifestBytes))
    return `The archive’s ${MANIFEST} is longer than any that Accord writes.`;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > ARCHIVE_LIMITS.totalBytes)
    return `The archive unpacks to ${Math.round(total / GB)} GB; at most ${ARCHIVE_LIMITS.totalBytes / GB} GB are read.`;
  return null;
}

/** The sentence that refuses another format, another version, or an Accord of another age, or null. */
export function refuseHead(head: Pick<Manifest, "format" | "version" | "schema">, schema: string): string | null {
  if (head.format !== ARCHIVE_FORMAT) return "This is not the archive of an organization that Accord exported.";
  if (head.version !== ARCHIVE_VERSION)
    return `The archive has version ${head.version} of the format; this Accord reads version ${ARCHIVE_VERSION}.`;
  if (head.schema !== schema)
    return `The archive is of an Accord at ${shown(head.schema)}, and this one is at ${shown(schema)}. Restore it with that Accord, update that, and export it again.`;
  return null;
}

/** The sentence for files that the manifest does not name, names twice, or names in vain, or whose sizes differ, or null. */
export function refuseFiles(
  listed: readonly ListedFile[],
  named: readonly ArchivedFile[],
  tables: readonly string[],
): string | null {
  const sizes = new Map(listed.map(({ path, size }) => [path, size]));
  const paths = new Set(named.map(({ path }) => path));
  if (paths.size < named.length) return `The archive’s ${MANIFEST} names a file twice. ${AGAIN}`;
  const wanted = [...tables, PEOPLE].find((path) => !paths.has(path));
  if (wanted !== undefined) return `${shown(wanted)} is missing from the archive. ${AGAIN}`;
  for (const { path, bytes } of named) {
    const size = sizes.get(path);
    if (size === undefined) return `${shown(path)} is missing from the archive. ${AGAIN}`;
    if (path.startsWith("tables/") && !tables.includes(path))
      return `${shown(path)} is no table that this Accord knows. ${AGAIN}`;
    if (size !== bytes) return changed(path);
  }
  const extra = listed.find(({ path }) => path !== MANIFEST && !paths.has(path));
  return extra === undefined ? null : `${shown(extra.path)} is in the archive and not in its ${MANIFEST}. ${AGAIN}`;
}

/** The sentence for a file whose bytes are others than the manifest says. */
export const changed = (path: string) =>
  `${shown(path)} is not what the archive’s ${MANIFEST} says: it was changed, or damaged on its way. ${AGAIN}`;

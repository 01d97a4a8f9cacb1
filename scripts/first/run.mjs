import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isSameProcess, recordProcess } from "./process.mjs";

/**
 * The record of the one start that runs in a checkout: `.accord/run.json`. It names the processes, so that a start after
 * `kill -9` can end what was left, and the addresses, so that a second start and `db:url` can say them.
 */
function readRun(root) {
  try {
    return JSON.parse(readFileSync(runFile(root), "utf8"));
  } catch {
    return undefined;
  }
}

/** Returns the record of a start that runs now, or undefined. */
export function currentRun(root) {
  const run = readRun(root);
  return isSameProcess(run?.launcher) ? run : undefined;
}

/**
 * Makes this process the one that runs here. Returns `{ running }` when another is, which may be on its way out: then it
 * is waited for. Else returns `previous`, the record of a killed start, and how to `update` and `release` the own one.
 */
export async function claimRun(root) {
  makeStateFolder(root);
  for (let left = 15_000; ; left -= 100) {
    const previous = readRun(root);
    const held = isSameProcess(previous?.launcher);
    if (held && (!previous.stopping || left <= 0)) return { running: previous };
    if (!held && takeOver(root, previous)) return { previous, ...ownRun(root) };
    await wait(100);
  }
}

function ownRun(root) {
  let record = readRun(root);
  return {
    update(changes) {
      record = { ...record, ...changes };
      renameSync(writeBeside(root, record), runFile(root));
    },
    release() {
      rmSync(runFile(root), { force: true });
    },
  };
}

/** Only one of several that find a dead record can move it away, and only one can link a new one in its place. */
function takeOver(root, previous) {
  const file = runFile(root);
  const own = writeBeside(root, { launcher: recordProcess(process.pid) });
  const moved = `${own}.previous`;
  try {
    if (existsSync(file)) {
      renameSync(file, moved);
      const found = JSON.parse(readFileSync(moved, "utf8") || "null");
      if (found?.launcher?.identity !== previous?.launcher?.identity) {
        linkSync(moved, file);
        return false;
      }
    }
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST" || error.code === "ENOENT") return false;
    throw error;
  } finally {
    for (const each of [own, moved]) rmSync(each, { force: true });
  }
}

function runFile(root) {
  return path.join(root, ".accord", "run.json");
}

function writeBeside(root, record) {
  const file = `${runFile(root)}.${process.pid}`;
  writeFileSync(file, JSON.stringify(record, undefined, 2), { mode: 0o600 });
  giveToOwner(root, file);
  return file;
}

/** Files that root makes belong to the checkout's owner, who would else be locked out of their own start. */
export function giveToOwner(root, file) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(root);
  chownSync(file, uid, gid);
}

/** Others may pass through the folder, because another user may run PostgreSQL in it; they may not list it. */
function makeStateFolder(root) {
  const folder = path.join(root, ".accord");
  if (existsSync(folder)) return;
  mkdirSync(folder);
  chmodSync(folder, 0o711);
  giveToOwner(root, folder);
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Stops the server that still runs on `data` after its starter was killed, and removes a lock file whose process id
 * now belongs to another program: PostgreSQL itself would refuse to start because of it.
 */
export async function stopLeftover(data: string): Promise<void> {
  const lock = path.join(data, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!isAlive(pid)) return;
  if (!servesFolder(pid, data)) {
    rmSync(lock, { force: true });
    return;
  }
  if (!(await signalled(pid, "SIGINT", 10_000)) && !(await signalled(pid, "SIGQUIT", 10_000))) {
    throw new Error(`A PostgreSQL from an earlier start (process ${pid}) does not stop: end it, then start again.`);
  }
}

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function signalled(pid: number, signal: NodeJS.Signals, milliseconds: number): Promise<boolean> {
  process.kill(pid, signal);
  for (let left = milliseconds; left > 0; left -= 50) {
    if (!isAlive(pid)) return true;
    await wait(50);
  }
  return false;
}

/** A postmaster works in its data folder; where the system does not tell, its command line names it. */
function servesFolder(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    try {
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(data);
    } catch {
      return false;
    }
  }
}

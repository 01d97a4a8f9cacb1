import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Returns what tells a process from a later one with the same id: its start time and the boot it belongs to; undefined
 * when there is no such process.
 */
function processIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z"
      ? undefined
      : `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[18]}`;
  } catch {
    return process.platform === "linux" ? undefined : identityByPs(pid);
  }
}

function identityByPs(pid) {
  try {
    return (
      execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}

/** Whether the very process that was recorded still runs. */
export function isSameProcess(recorded) {
  return recorded?.identity !== undefined && processIdentity(recorded.pid) === recorded.identity;
}

/** Returns the record of a process that `isSameProcess` recognises later. */
export function recordProcess(pid) {
  return { pid, identity: processIdentity(pid) };
}

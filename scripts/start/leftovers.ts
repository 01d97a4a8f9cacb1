import { setTimeout as wait } from "node:timers/promises";

/** A process as the record of a start names it. */
export interface RecordedProcess {
  readonly pid: number;
  readonly identity?: string;
}

/** Ends the app process that a killed start left behind, which would else hold the port. */
export async function endLeftoverServer(pid: number, isStillIt: () => boolean): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!isStillIt()) return;
    process.kill(-pid, signal);
    for (let left = 4_000; left > 0 && isStillIt(); left -= 50) await wait(50);
  }
}

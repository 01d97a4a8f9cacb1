import type pg from "pg";
import { speakingAs } from "./connections";

type Step = (client: pg.Client) => Promise<unknown>;

/**
 * Holds what `hold` does in a transaction of its own, lets `meanwhile` begin, and returns how it ended: what happens when
 * somebody else was first by a moment. Once it waits, or has ended without waiting, `next` is done and all is committed.
 */
export async function whileHolding<T>(
  hold: Step,
  meanwhile: () => Promise<T>,
  next: Step = () => Promise.resolve(),
): Promise<PromiseSettledResult<T>> {
  return speakingAs("owner", async (client) => {
    await client.query("begin");
    await hold(client);
    let hasEnded = false;
    const outcome = meanwhile().then(
      (value): PromiseSettledResult<T> => ({ status: "fulfilled", value }),
      (reason: unknown): PromiseSettledResult<T> => ({ status: "rejected", reason }),
    );
    void outcome.then(() => (hasEnded = true));
    const isAwaited = "select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))";
    while (!hasEnded && (await client.query(isAwaited)).rowCount === 0);
    await next(client);
    await client.query("commit");
    return outcome;
  });
}

import {
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterAbstract,
  type RateLimiterRes,
} from "rate-limiter-flexible";
import { pool } from "@/db/client";

/** Without statement names: a prepared statement would not survive a pooler in transaction mode. */
const store = {
  query: ({ text, values }: { readonly text: string; readonly values: unknown[] }) => pool().query(text, values),
};

const home = Symbol.for("accord.counters");
type Global = typeof globalThis & { [home]?: Map<string, RateLimiterAbstract> };

/** Pages, actions and endpoints are loaded apart, so counters live where all of them find them. */
function kept(keyPrefix: string, make: () => RateLimiterAbstract): RateLimiterAbstract {
  const place: Global = globalThis;
  place[home] ??= new Map();
  const counter = place[home].get(keyPrefix) ?? make();
  place[home].set(keyPrefix, counter);
  return counter;
}

/** Counts per key over a window of `duration` seconds, in the table `rate_limits`, so that all app processes count together. */
export function sharedCounter(keyPrefix: string, points: number, duration: number): RateLimiterAbstract {
  return kept(
    keyPrefix,
    () =>
      new RateLimiterPostgres({
        storeClient: store,
        storeType: "client",
        tableName: "rate_limits",
        tableCreated: true,
        keyPrefix,
        points,
        duration,
      }),
  );
}

/** The same, counted in this process only. */
export function ownCounter(keyPrefix: string, points: number, duration: number): RateLimiterAbstract {
  return kept(keyPrefix, () => new RateLimiterMemory({ keyPrefix, points, duration }));
}

/** Counts one. Returns after how many seconds to try again when the limit is reached, else null. Throws when the store failed. */
export async function secondsToWait(counter: RateLimiterAbstract, key: string): Promise<number | null> {
  try {
    await counter.consume(key);
    return null;
  } catch (reason) {
    // The library rejects with its own answer when a limit is reached, and with an Error when the store failed.
    if (reason instanceof Error) throw reason;
    return Math.max(1, Math.ceil(millisecondsLeft(reason) / 1000));
  }
}

/** Called only with what the library rejected with, once it is known not to be an Error. */
function millisecondsLeft(reason: unknown): number {
  return (reason as RateLimiterRes).msBeforeNext;
}

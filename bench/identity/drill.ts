import type { Measured } from "../trust/promises";

/** A promise about identity, and every case in which it was not kept. */
export interface Drill extends Measured {
  readonly wrong: readonly string[];
}

/** What one promise came to: kept when nothing went wrong. */
export function drilled(promise: string, promised: string, reached: string, wrong: readonly string[]): Drill {
  return { promise, promised, reached, wrong, isKept: wrong.length === 0 };
}

/** Runs `work` for each, a few at a time. */
export async function forEachAtOnce<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = [...all];
  const next = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

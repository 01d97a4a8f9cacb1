import { at, EPSILON, type Scale } from "../../numeric";
import type { Means } from "../../robustness/leave-one-out";

/** What every ranking of one evaluation keeps to. */
export interface Frame {
  scale: Scale;
  /** Per criterion the mean below which an option may not win; null where there is none. */
  minimums: readonly (number | null)[];
}

/** The criteria on which one option is below the minimum. An empty cell is below nothing. */
export function failedMinimums(row: Means[number], minimums: Frame["minimums"]): number[] {
  return minimums.flatMap((minimum, criterion) => {
    const mean = at(row, criterion);
    return minimum !== null && mean !== null && mean < minimum - EPSILON ? [criterion] : [];
  });
}

/** True when the option with these means may win. */
export function mayWin(row: Means[number], minimums: Frame["minimums"]): boolean {
  return minimums.every((minimum) => minimum === null) || failedMinimums(row, minimums).length === 0;
}

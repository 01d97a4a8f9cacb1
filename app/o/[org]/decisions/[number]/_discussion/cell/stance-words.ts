import type { CellStance } from "@/db/enums";

/** How a cell was left, in words. */
export const STANCE_WORDS: Readonly<Record<CellStance, string>> = {
  settled: "Settled",
  agree_to_differ: "Agreed to differ",
};

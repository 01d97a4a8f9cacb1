/** What the cells of the map show. `movement` compares with the round before. */
export const SHOWN = ["mean", "spread", "numbers", "movement"] as const;
export type Shown = (typeof SHOWN)[number];

/** What the address says about the discussion: which round, what of it, and which cell is open. */
export interface DiscussionState {
  /** The evaluation's number, where the address names one. */
  readonly evaluation?: number;
  /** Null means the latest. */
  readonly round: number | null;
  readonly show: Shown;
  /** `criterion:option`, or the evaluation as a whole. */
  readonly cell: string | null;
}

/** The pane that holds what is said about no single cell. */
export const WHOLE = "whole";

/** What of the cells an address asks for; the mean where it says nothing known. */
export function shownOf(text: string | undefined): Shown {
  return SHOWN.find((one) => one === text) ?? "mean";
}

/** The address of this page in another state, relative to where it is shown. */
export function hrefOf({ evaluation, round, show, cell }: DiscussionState): string {
  const query = new URLSearchParams();
  if (evaluation !== undefined) query.set("evaluation", String(evaluation));
  if (round !== null) query.set("round", String(round));
  if (show !== "mean") query.set("show", show);
  if (cell !== null) query.set("cell", cell);
  return `?${query.toString()}`;
}

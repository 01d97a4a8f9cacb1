import type { Import, ImportRecord } from "@/lib/imports/queries";

/** Which rows are shown; each has an address. */
export const SHOWN = ["all", "look", "new", "changed", "left"] as const;
export type Shown = (typeof SHOWN)[number];

export interface Counts {
  readonly all: number;
  /** With a guess, an open question or a number that is taken. */
  readonly guesses: number;
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  /** Left out, or changed here. */
  readonly left: number;
  /** That importing now would make or change. */
  readonly ready: number;
  readonly created: number;
  readonly updated: number;
}

export function shownOf(value: string | string[] | undefined): Shown {
  return SHOWN.find((one) => one === value) ?? "all";
}

/** Whether a person should look at a file before it comes in. */
const needsLook = ({ notes, open, collision, links, isLeft, outcome, standing }: ImportRecord): boolean =>
  !isLeft &&
  outcome === null &&
  (standing.kind === "new" || standing.kind === "changed") &&
  (notes.some(({ isGuess }) => isGuess) ||
    open.length > 0 ||
    collision !== null ||
    links.some(({ reach }) => reach === "dangling"));

const isLeftAlone = ({ isLeft, standing }: ImportRecord): boolean => isLeft || standing.kind === "changed here";

export function isShown(record: ImportRecord, shown: Shown): boolean {
  switch (shown) {
    case "all":
      return true;
    case "look":
      return needsLook(record);
    case "new":
      return record.outcome === null ? record.standing.kind === "new" : record.outcome === "created";
    case "changed":
      return record.outcome === null ? record.standing.kind === "changed" : record.outcome === "updated";
    case "left":
      return isLeftAlone(record);
  }
}

export function countsOf({ records }: Import): Counts {
  const count = (is: (record: ImportRecord) => boolean): number => records.filter(is).length;
  const fresh = count((one) => one.standing.kind === "new" && !one.isLeft);
  const changed = count((one) => one.standing.kind === "changed" && !one.isLeft);
  return {
    all: records.length,
    guesses: count(needsLook),
    fresh,
    changed,
    same: count((one) => one.standing.kind === "same"),
    left: count(isLeftAlone),
    ready: fresh + changed,
    created: count((one) => one.outcome === "created"),
    updated: count((one) => one.outcome === "updated"),
  };
}

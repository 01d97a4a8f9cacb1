import type { DecisionStatus } from "@/db/enums";

/** The three groups of the list, in the order in which they are shown. */
export const GROUPS = ["open", "in-force", "gone"] as const;
export type Group = (typeof GROUPS)[number];

/** Deprecated ones still hold: nobody took over. */
export const GROUP_STATUSES: Readonly<Record<Group, readonly DecisionStatus[]>> = {
  open: ["draft", "proposed"],
  "in-force": ["accepted", "deprecated"],
  gone: ["superseded", "rejected", "withdrawn"],
};

export function groupOf(status: DecisionStatus): Group {
  return GROUPS.find((group) => GROUP_STATUSES[group].includes(status)) ?? "gone";
}

/** Where a page of the list ended: the sort keys of its last row, as text. */
export type Cursor = readonly string[];

/** A cursor as it stands in an address. */
export function printCursor(cursor: Cursor): string {
  return encodeURIComponent(JSON.stringify(cursor));
}

/** Reads a cursor back; null when it is not one of ours with so many keys. */
export function readCursor(text: string, length: number): Cursor | null {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text));
    if (!Array.isArray(value) || value.length !== length) return null;
    return value.every((key): key is string => typeof key === "string" && key.length <= 300) ? value : null;
  } catch {
    // An address that somebody shortened starts at the top.
    return null;
  }
}

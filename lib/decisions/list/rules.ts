import { z } from "zod";
import { storable } from "@/lib/text/input";
import type { DecisionStatus } from "@/db/enums";
import type { Counted } from "@/lib/text/rules";

/** The three groups of the list, in the order in which they are shown. */
export const GROUPS = ["open", "in-force", "gone"] as const;
export type Group = (typeof GROUPS)[number];

/** What each group is called. */
export const GROUP_NAMES: Readonly<Record<Group, string>> = { open: "Open", "in-force": "In force", gone: "Gone" };

/** Deprecated ones still hold: nobody took over. */
export const GROUP_STATUSES: Readonly<Record<Group, readonly DecisionStatus[]>> = {
  open: ["draft", "proposed"],
  "in-force": ["accepted", "deprecated"],
  gone: ["superseded", "rejected", "withdrawn"],
};

export function groupOf(status: DecisionStatus): Group {
  return GROUPS.find((group) => GROUP_STATUSES[group].includes(status)) ?? "gone";
}

export type StatusCounts = ReadonlyMap<DecisionStatus, Counted>;

/** How many are in any of these states. */
export function countOf(counts: StatusCounts, statuses: readonly DecisionStatus[]): Counted {
  return statuses.reduce<Counted>(
    (sum, status) => {
      const { count = 0, isAtLeast = false } = counts.get(status) ?? {};
      return { count: sum.count + count, isAtLeast: sum.isAtLeast || isAtLeast };
    },
    { count: 0, isAtLeast: false },
  );
}

/** Where a page of the list ended: the sort keys of its last row, as text. */
export type Cursor = readonly string[];

/** A cursor as it stands in an address. */
export function printCursor(cursor: Cursor): string {
  return encodeURIComponent(JSON.stringify(cursor));
}

/** What the keys of a sort order are, by their names in the database. */
export type KeyType = "integer" | "text" | "timestamptz";

/** Values that the database can read as what they stand for: it is asked to, and would fail on others. */
const KEY_SHAPES: Readonly<Record<KeyType, z.ZodType<string>>> = {
  integer: z.string().regex(/^\d{1,9}$/),
  text: storable(z.string().max(300)),
  // As PostgreSQL writes it, "2026-11-22 11:25:29.5+00", in a year and an offset that exist.
  timestamptz: z
    .string()
    .regex(/^[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/)
    .refine((text) => z.iso.datetime({ offset: true }).safeParse(asIso(text)).success),
};

const asIso = (text: string) => text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");

/** Reads a cursor back; null when it does not hold a value of each of these types. */
export function readCursor(text: string, types: readonly KeyType[]): Cursor | null {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text));
    if (!Array.isArray(value) || value.length !== types.length) return null;
    const keys = types.map((type, at) => KEY_SHAPES[type].safeParse(value[at]));
    return keys.every((key) => key.success) ? keys.map((key) => key.data) : null;
  } catch {
    // An address that somebody shortened starts at the top.
    return null;
  }
}

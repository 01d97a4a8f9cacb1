import { z } from "zod";
import { ACTIVITY_SUBJECTS } from "./rules";

/** Where a page of the activity ends: the moment, the chain and the number of its last event. */
const cursorShape = z.object({
  at: z.iso.datetime(),
  chain: z.uuid(),
  sequence: z.coerce.number().int().positive().max(999_999_999),
});
export type ActivityCursor = z.output<typeof cursorShape>;

/** A cursor as an address holds it. */
export function printCursor(cursor: ActivityCursor): string {
  return `${cursor.at}_${cursor.chain}_${cursor.sequence}`;
}

/** Reads a cursor from an address; what is no cursor begins at the newest event. */
export function readCursor(text: unknown): ActivityCursor | null {
  if (typeof text !== "string") return null;
  const [at, chain, sequence] = text.split("_");
  const read = cursorShape.safeParse({ at, chain, sequence });
  return read.success ? read.data : null;
}

const day = z.iso.date().optional().catch(undefined);

/** What a reader narrows the activity to, as an address holds it; what makes no sense narrows nothing. */
export const activityViewShape = z.object({
  /** Only what this member did. */
  who: z.uuid().optional().catch(undefined),
  about: z.enum(ACTIVITY_SUBJECTS).optional().catch(undefined),
  /** From the beginning of this day to the end of that one, UTC. */
  from: day,
  to: day,
});
export type ActivityView = z.output<typeof activityViewShape>;

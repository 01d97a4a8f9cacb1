import { z } from "zod";

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

import { z } from "zod";
import { sectionKind } from "../input";

/** The longest update of the shared text in one request, in bytes. */
const UPDATE_BYTES = 256 * 1024;
/** How many browser tabs write one section at the same time. */
export const WRITERS_LIMIT = 20;

const encoded = z.base64().max((UPDATE_BYTES / 3) * 4 + 4, "This is too much text at once. Paste it in parts.");

const identifier = z.object({ client: z.number().int().min(0), clock: z.number().int().min(0) }).nullish();
/** A relative position as yjs writes it in JSON. */
const position = z.object({
  type: identifier,
  tname: z.string().max(20).nullish(),
  item: identifier,
  assoc: z.number().int().optional(),
});

/** The number and the section come from the route, as text. */
export const exchangeShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  kind: sectionKind,
  /** The shared text one has; null to join. */
  draftId: z.uuid().nullable(),
  /** The state vector of what one has, and what one typed since it was last taken in; base64. */
  vector: encoded.nullable(),
  update: encoded.nullable(),
  /** Which saved text one stands on, as its commitment in lower-case hex. */
  base: z.string().regex(/^[0-9a-f]{64}$/),
  client: z.number().int().min(0).max(0xffff_ffff),
  cursor: z.object({ anchor: position, head: position }).nullable(),
  isHere: z.boolean(),
});
export type Exchange = z.output<typeof exchangeShape>;

import { z } from "zod";
import { ADOPTION_STANCES } from "@/db/enums";
import { optional, words } from "@/lib/decisions/list/input";

/** What the matrix can be narrowed to: an answer of a line's own, or what is wrong. */
export const STANCE_FILTERS = [...ADOPTION_STANCES, "missing", "expired"] as const;

/** The day whose end is looked at; one that is no day counts as left out. */
const asOfShape = z.iso.date().refine((day) => day >= "1990-01-01" && day < "2100-01-01");

/** The view of the matrix that an address holds. */
export const matrixViewShape = z.object({
  /** A product line's slug: it and what lies below are the columns. */
  line: optional(words(80)),
  stance: optional(z.enum(STANCE_FILTERS)),
  q: optional(words(200)),
  on: optional(asOfShape),
  /** The number of the last decision of the page before. */
  after: optional(z.coerce.number().int().min(1).max(999_999_999)),
});
export type MatrixView = z.output<typeof matrixViewShape>;

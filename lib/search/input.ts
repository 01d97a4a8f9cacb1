import { z } from "zod";
import { DECISION_STATUSES, SEARCH_PARTS } from "@/db/enums";
import { optional, words } from "@/lib/decisions/list/input";
import { GROUPS } from "@/lib/decisions/list/rules";
import { normalTag } from "@/lib/decisions/tags/rules";

const day = z.iso.date().refine((date) => date >= "1970-01-01" && date < "2200-01-01");

/** So many pages of results can be turned. */
export const LAST_PAGE = 50;

/** What an address of the search page asks for. */
export const searchShape = z.object({
  q: optional(words(200)),
  state: optional(z.enum([...GROUPS, ...DECISION_STATUSES])),
  /** A product line's slug; its descendants count. */
  line: optional(words(80)),
  /** A member's id, or "me". */
  steward: optional(z.union([z.literal("me"), z.uuid()])),
  tag: optional(words(400).transform(normalTag)),
  /** In which kind of part the words stand. */
  part: optional(z.enum(SEARCH_PARTS)),
  /** Changed on this day or later, or before the end of it, in UTC. */
  from: optional(day),
  until: optional(day),
  page: optional(z.coerce.number().int().min(1).max(LAST_PAGE)),
});
export type SearchView = z.output<typeof searchShape>;

/** What the palette sends while somebody types. */
export const findShape = z.object({ q: words(200).catch("") });
export type Find = z.output<typeof findShape>;

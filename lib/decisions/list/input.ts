import { z } from "zod";
import { DECISION_STATUSES } from "@/db/enums";
import { storable } from "@/lib/text/input";
import { normalTag } from "../tags/rules";
import { GROUPS } from "./rules";

export const SORTS = ["group", "changed", "number", "title", "state"] as const;
export type Sort = (typeof SORTS)[number];

/** An address is typed, cut and shared: what cannot be read in it counts as left out. */
export const optional = <S extends z.ZodType>(shape: S) => z.preprocess(firstOf, shape.optional().catch(undefined));

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** Words of an address that the database can be asked for. */
export const words = (limit: number) => storable(z.string().trim().max(limit));

/** The view of the list that an address holds. */
export const decisionListShape = z.object({
  state: optional(z.enum([...GROUPS, ...DECISION_STATUSES])),
  /** A product line's slug; its descendants count. */
  line: optional(words(80)),
  /** A member's id, or "me". */
  steward: optional(z.union([z.literal("me"), z.uuid()])),
  tag: optional(words(400).transform(normalTag)),
  q: optional(words(200)),
  sort: optional(z.enum(SORTS)),
  dir: optional(z.enum(["asc", "desc"])),
  after: optional(z.string().max(2000)),
});
export type DecisionListView = z.output<typeof decisionListShape>;

/** What a title or a number is looked up by. */
export interface FindDecisions {
  readonly q: string;
}

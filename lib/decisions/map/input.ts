import { z } from "zod";
import { DECISION_STATUSES } from "@/db/enums";
import { optional, words } from "../list/input";
import { GROUPS } from "../list/rules";

const month = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/);

/** The part of the map that an address asks for. */
export const mapShape = z.object({
  state: optional(z.enum([...GROUPS, ...DECISION_STATUSES])),
  /** A product line's slug; its descendants count. */
  line: optional(words(80)),
  tag: optional(words(40)),
  /** From and to this month, as "2026-11", by the day a decision was made, or else proposed or begun. */
  from: optional(month),
  to: optional(month),
  /** Only decisions that are linked with another one. */
  linked: optional(z.literal("1")),
  /** The numbers instead of the picture. */
  as: optional(z.literal("table")),
});
export type MapView = z.output<typeof mapShape>;

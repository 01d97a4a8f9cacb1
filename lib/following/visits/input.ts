import { z } from "zod";

/** Up to which event of a decision's chain its record was looked at, as the page told it. The number comes from the route. */
export const markDecisionSeenShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  sequence: z.number().int().positive().max(999_999_999),
});
export type MarkDecisionSeen = z.output<typeof markDecisionSeenShape>;

import { z } from "zod";

/** Which cell, after which round, and whose reason was the last one shown. */
export const reasonsAfterShape = z.object({
  number: z.int(),
  /** The evaluation's own number, within the decision. */
  evaluation: z.int(),
  criterionId: z.uuid(),
  optionId: z.uuid(),
  round: z.int(),
  after: z.string().max(64),
});
export type ReasonsAfter = z.output<typeof reasonsAfterShape>;

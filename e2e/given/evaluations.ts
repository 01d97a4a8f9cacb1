import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const evaluationsShape = z.object({
  slug: z.string(),
  /** The steward takes part as well; the voter and the other only vote. */
  accounts: z.object({ steward: accountShape, voter: accountShape }),
  /** Numbers of decisions, by what their evaluation has come to. */
  decisions: z.object({
    none: z.number(),
    setup: z.number(),
    weighting: z.number(),
    scoring: z.number(),
    secondScoring: z.number(),
    discussion: z.number(),
    closed: z.number(),
    tied: z.number(),
    cancelled: z.number(),
  }),
  /** A contested cell of the discussion that is talked about: `criterion:option`. */
  cell: z.string(),
});

/** An organization with the template's evaluation in every phase that one can be in. */
export type Evaluations = z.infer<typeof evaluationsShape>;

/** Makes the organization past the screens. */
export async function givenEvaluations(password: string): Promise<Evaluations> {
  return evaluationsShape.parse(await runScript("make-evaluations.ts", password));
}

import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const resultsShape = z.object({
  slug: z.string(),
  accounts: z.object({ steward: accountShape, voter: accountShape }),
  /** Numbers of decisions, by the shape of their closed evaluation: options × criteria × voters. */
  decisions: z.object({
    /** 2 × 3 × 1. */
    smallest: z.number(),
    /** 3 × 14 × 5: the built-in case, with costs of ownership. */
    story: z.number(),
    /** 10 × 40 × 5; by 200 people when asked for: hundreds of ballots. */
    largest: z.number(),
  }),
});

/** An organization with closed evaluations of very different size. */
export type Results = z.infer<typeof resultsShape>;

/** Makes the organization past the screens. */
export async function givenResults(password: string, isWithCrowd = false): Promise<Results> {
  return resultsShape.parse(await runScript("make-results.ts", password, isWithCrowd ? "crowd" : ""));
}

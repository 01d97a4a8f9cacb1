import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const discussionsShape = z.object({
  slug: z.string(),
  accounts: z.object({ steward: accountShape, voter: accountShape }),
  /** Numbers of decisions. */
  decisions: z.object({
    /** In discussion after one round: three people are apart on both options of the first criterion, and agree on the second. */
    divided: z.number(),
    /** In its blind scoring round with a quorum of two, of which the steward has submitted. */
    belowQuorum: z.number(),
  }),
});

/** Two options on Speed and Safety, talked about and still below its quorum. */
export type Discussions = z.infer<typeof discussionsShape>;

/** Makes them past the screens. */
export async function givenDiscussions(password: string): Promise<Discussions> {
  return discussionsShape.parse(await runScript("make-discussions.ts", password));
}

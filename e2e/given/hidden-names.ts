import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const hiddenShape = z.object({
  slug: z.string(),
  /** Of the decision in discussion, and of the one whose evaluation is closed. */
  discussed: z.number(),
  closed: z.number(),
  accounts: z.object({ steward: accountShape, voter: accountShape }),
  /** Everybody who voted, with what stands in every reason of theirs. */
  voters: z.array(z.object({ memberId: z.string(), name: z.string(), reason: z.string() })),
});

/** Two evaluations with hidden names, in discussion and closed. */
export type HiddenNames = z.infer<typeof hiddenShape>;

/** Makes them past the screens. */
export async function givenHiddenNames(password: string): Promise<HiddenNames> {
  return hiddenShape.parse(await runScript("make-hidden-names.ts", password));
}

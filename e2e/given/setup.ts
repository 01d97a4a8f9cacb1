import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const setupShape = z.object({
  slug: z.string(),
  /** The decision's number. */
  number: z.number(),
  accounts: z.object({ steward: accountShape, voter: accountShape }),
});

/** An evaluation in setup, with its steward and one who votes, in an organization of its own. */
export type Setup = z.infer<typeof setupShape>;

/** Makes the evaluation past the screens. */
export async function givenSetup(password: string): Promise<Setup> {
  return setupShape.parse(await runScript("make-setup.ts", password));
}

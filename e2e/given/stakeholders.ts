import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const stakeholdersShape = z.object({
  slug: z.string(),
  accounts: z.object({ owner: accountShape, lead: accountShape, stakeholder: accountShape }),
});

/**
 * Freight with Billing below it; a lead and a stakeholder of Billing. ADR-1 is in force for Billing and tagged “python”; ADR-2 is
 * proposed for Billing; ADR-3 is a draft.
 */
export type GivenStakeholders = z.infer<typeof stakeholdersShape>;

/** Makes it for one test, past the screens. */
export async function givenStakeholders(password: string): Promise<GivenStakeholders> {
  return stakeholdersShape.parse(await runScript("make-stakeholders.ts", password));
}

import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const adoptionShape = z.object({
  slug: z.string(),
  accounts: z.object({ owner: accountShape, lead: accountShape, member: accountShape }),
});

/**
 * Freight with Billing, Customs and Tracking below it, and a lead of Billing. In force: ADR-1 and ADR-2 for Freight, ADR-3 for
 * Billing and ADR-4 for Tracking, which conflict. Customs has a waiver that ended; most answers are missing.
 */
export type GivenAdoption = z.infer<typeof adoptionShape>;

/** Makes it for one test, past the screens. */
export async function givenAdoption(password: string): Promise<GivenAdoption> {
  return adoptionShape.parse(await runScript("make-adoption.ts", password));
}

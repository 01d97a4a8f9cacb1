import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import { approveDecision } from "@/lib/approvals/mutations";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { setTags } from "@/lib/decisions/tags/mutations";
import { createProductLine, renameProductLine } from "@/lib/product-lines/mutations";
import type { GivenStakeholders } from "../stakeholders";
import { withAccount } from "./account-maker";

/** Makes what `e2e/given/stakeholders.ts` describes, with accounts that can sign in with `password`. */
export async function givenStakeholders(password: string): Promise<GivenStakeholders> {
  const organization = await testOrganization("Meridian Logistics");
  const { owner, lineId: freight } = organization;
  const passwordHash = await hashPassword(password);
  await renameProductLine(owner, { lineId: freight, name: "Freight" });
  const { id: billing } = await createProductLine(owner, { name: "Billing", parentId: freight });
  const ofBilling = { productLineIds: [billing] };
  const lead = await testMember(organization, "lead", { name: "Ines Okafor", ...ofBilling });
  const stakeholder = await testMember(organization, "stakeholder", { name: "Hana Suzuki", ...ofBilling });
  const steward = await testMember(organization, "member", { name: "Tomasz Wieczorek" });
  const decisionId = await proposed(steward, [billing], "Django for billing");
  await revise(steward, decisionId, "Billing is written in Django: it has ninety tables.");
  await approveDecision(owner, { decisionId, contentHash: await contentHashOf(owner, decisionId), note: "" });
  await setTags(lead, { decisionId, tags: ["python"] });
  await proposed(steward, [billing], "PostgreSQL for invoices");
  await createDecision(steward, { title: "A draft that nobody else sees", ...ofBilling });
  return {
    slug: organization.slug,
    accounts: {
      owner: await withAccount(owner, passwordHash),
      lead: await withAccount(lead, passwordHash),
      stakeholder: await withAccount(stakeholder, passwordHash),
    },
  };
}

import { withOrg } from "@/db/client";
import { decisionLinks } from "@/db/schema/decisions";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import { recordAdoption } from "@/lib/adoption/mutations";
import { approveDecision } from "@/lib/approvals/mutations";
import { hashPassword } from "@/lib/auth/password";
import { createProductLine, renameProductLine } from "@/lib/product-lines/mutations";
import type { GivenAdoption } from "../adoption";
import { withAccount } from "./account-maker";

/** Makes what `e2e/given/adoption.ts` describes, with accounts that can sign in with `password`. */
export async function givenAdoption(password: string): Promise<GivenAdoption> {
  const organization = await testOrganization("Meridian Logistics");
  const { owner, lineId: freight, organizationId } = organization;
  const passwordHash = await hashPassword(password);
  await renameProductLine(owner, { lineId: freight, name: "Freight" });
  const below = async (name: string) => (await createProductLine(owner, { name, parentId: freight })).id;
  const [billing, customs, tracking] = [await below("Billing"), await below("Customs"), await below("Tracking")];
  const lead = await testMember(organization, "lead", { name: "Ines Okafor", productLineIds: [billing] });
  const member = await testMember(organization, "member", { name: "Tomasz Wieczorek" });
  const inForce = async (title: string, lineId: string, outcome: string) => {
    const decisionId = await proposed(member, [lineId], title);
    await revise(member, decisionId, outcome);
    const contentHash = await contentHashOf(owner, decisionId);
    await approveDecision(owner, { decisionId, contentHash, note: "" });
    return decisionId;
  };
  const stores = await inForce("PostgreSQL as the only relational store", freight, "All data is kept in PostgreSQL.");
  await inForce("Structured logs everywhere", freight, "Logs are written as JSON, one event a line.");
  const django = await inForce("Django for billing", billing, "Billing is written in Django: it has ninety tables.");
  const flask = await inForce("Flask for tracking", tracking, "Tracking is written in Flask: its services are small.");
  await withOrg(owner, (tx) =>
    tx.insert(decisionLinks).values({ organizationId, decisionId: flask, kind: "conflicts_with", targetId: django }),
  );
  const aYearAgo = new Date(Date.now() - 365 * 86_400_000);
  await recordAdoption(
    { ...owner, happenedAt: aYearAgo },
    {
      decisionId: stores,
      lineIds: [customs],
      stance: "waived",
      reason: "Vendor database until the contract ends.",
      dueOn: null,
      expiresOn: new Date(aYearAgo.getTime() + 200 * 86_400_000).toISOString().slice(0, 10),
    },
  );
  return {
    slug: organization.slug,
    accounts: {
      owner: await withAccount(owner, passwordHash),
      lead: await withAccount(lead, passwordHash),
      member: await withAccount(member, passwordHash),
    },
  };
}

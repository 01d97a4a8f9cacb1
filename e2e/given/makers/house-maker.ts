import type { Role } from "@/db/enums";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import { approveDecision } from "@/lib/approvals/mutations";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import { withAccount } from "./account-maker";
import type { House } from "../house";

const NAMES: Readonly<Record<Exclude<Role, "owner">, string>> = {
  admin: "Ada Admin",
  lead: "Lea Lead",
  member: "Mia Member",
  stakeholder: "Stan Stakeholder",
};

/** Makes an organization of its own for one test, past the screens, with accounts that can sign in with `password`. */
export async function givenHouse(password: string): Promise<House> {
  const house = await testOrganization("Meridian Logistics");
  const passwordHash = await hashPassword(password);
  const member = await testMember(house, "member", { name: NAMES.member });
  const lead = await testMember(house, "lead", { name: NAMES.lead, productLineIds: [house.lineId] });
  const admin = await testMember(house, "admin", { name: NAMES.admin });
  const stakeholder = await testMember(house, "stakeholder", { name: NAMES.stakeholder });
  const accounts = {
    owner: await withAccount(house.owner, passwordHash),
    admin: await withAccount(admin, passwordHash),
    lead: await withAccount(lead, passwordHash),
    member: await withAccount(member, passwordHash),
    stakeholder: await withAccount(stakeholder, passwordHash),
  };
  const accepted = await proposed(member, [house.lineId], "Where sessions live");
  await revise(member, accepted, "In PostgreSQL, for 30 days.");
  await approveDecision(lead, { decisionId: accepted, contentHash: await contentHashOf(lead, accepted), note: "" });
  await proposed(member, [house.lineId], "One queue for all services");
  await createDecision(member, { title: "Which search engine", productLineIds: [house.lineId], sections: {} });
  return { slug: house.slug, accounts, decisions: { accepted: 1, proposed: 2, draft: 3 } };
}

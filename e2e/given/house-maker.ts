import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision } from "@/lib/approvals/mutations";
import { hashPassword } from "@/lib/auth/password";
import { createDecision } from "@/lib/decisions/mutations";
import type { Account, House } from "./house";

const NAMES: Readonly<Record<Role, string>> = {
  owner: "Olga Owner",
  admin: "Ada Admin",
  lead: "Lea Lead",
  member: "Mia Member",
  stakeholder: "Stan Stakeholder",
};

/** Makes an organization of its own for one test, past the screens, with accounts that can sign in with `password`. */
export async function givenHouse(password: string): Promise<House> {
  const house = await testOrganization("Meridian Logistics");
  const passwordHash = await hashPassword(password);
  const enter = async (ctx: Ctx, role: Role): Promise<Account> => {
    const email = `${role}.${ctx.userId.slice(-12)}@example.org`;
    await database().update(users).set({ passwordHash, email }).where(eq(users.id, ctx.userId));
    return { name: NAMES[role], email };
  };
  const member = await testMember(house, "member", { name: NAMES.member });
  const lead = await testMember(house, "lead", { name: NAMES.lead, productLineIds: [house.lineId] });
  const accounts = {
    owner: await enter(house.owner, "owner"),
    admin: await enter(await testMember(house, "admin", { name: NAMES.admin }), "admin"),
    lead: await enter(lead, "lead"),
    member: await enter(member, "member"),
    stakeholder: await enter(await testMember(house, "stakeholder", { name: NAMES.stakeholder }), "stakeholder"),
  };
  const accepted = await proposed(member, [house.lineId], "Where sessions live");
  await revise(member, accepted, "In PostgreSQL, for 30 days.");
  await approveDecision(lead, { decisionId: accepted, contentHash: await contentHashOf(lead, accepted), note: "" });
  await proposed(member, [house.lineId], "One queue for all services");
  await createDecision(member, { title: "Which search engine", productLineIds: [house.lineId], sections: {} });
  return { slug: house.slug, accounts, decisions: { accepted: 1, proposed: 2, draft: 3 } };
}

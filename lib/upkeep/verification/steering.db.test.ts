import { beforeAll, describe, expect, test } from "vitest";
import { transactionOf } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { proposed } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { SetApprovalRule } from "@/lib/approvals/approval-rules/input";
import { endApprovalRule, setApprovalRule } from "@/lib/approvals/approval-rules/mutations";
import { BUILT_IN_TERMS } from "@/lib/approvals/approval-rules/rules";
import { delegate, endDelegation } from "@/lib/approvals/delegations/mutations";
import { changeLines as changeDecisionLines } from "@/lib/approvals/lines/mutations";
import { changeRole, removeMember } from "@/lib/evaluations/membership/mutations";
import { verifyOne } from "@/lib/history/verification/one-chain";
import { verifyChains } from "@/lib/history/verification/queries";
import { askForDeletion, undoDeletion } from "@/lib/organizations/deletion/mutations";
import { changeLines, restoreMember, suspendMember } from "@/lib/organizations/members/mutations";
import { changeProposalLimit, renameOrganization } from "@/lib/organizations/mutations";
import { archiveProductLine, moveProductLine, renameProductLine } from "@/lib/product-lines/mutations";
import { EVERY_CHECK, PAGE_CHECKS } from "./queries";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

const TERMS = { ...BUILT_IN_TERMS, silenceDays: 7, isLocked: false, isAtOnce: false };

/** An organization whose rules, members, lines and own row changed in every way that there is. */
async function house() {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const lea = await testMember(organization, "lead", { name: "Lea", productLineIds: [lineId] });
  const member = (name: string) => testMember(organization, "member", { name });
  const [below, gone] = [await testLine(organizationId, "Below"), await testLine(organizationId, "Gone")];
  await moveProductLine(owner, { lineId: below, parentId: lineId });
  await renameProductLine(owner, { lineId: below, name: "Beneath" });
  await archiveProductLine(owner, { lineId: gone });
  const away = await member("Away");
  await suspendMember(owner, { memberId: away.memberId });
  await restoreMember(owner, { memberId: away.memberId });
  await suspendMember(owner, { memberId: (await member("Out")).memberId });
  await removeMember(owner, { memberId: (await member("Former")).memberId });
  await changeRole(owner, { memberId: away.memberId, role: "lead" });
  await changeLines(owner, { memberId: away.memberId, productLineIds: [below, lineId] });
  const groups: SetApprovalRule["groups"] = [
    { kind: "leads", name: "", needed: 1, memberIds: [], sections: ["outcome", "context"] },
    { kind: "people", name: "Security", needed: 1, memberIds: [lea.memberId], sections: null },
  ];
  await setApprovalRule(owner, { ...TERMS, groups, lineId, basedOn: null });
  const own = await setApprovalRule(owner, { ...TERMS, groups, lineId: below, basedOn: null });
  await endApprovalRule(owner, { lineId: below, isAtOnce: false, basedOn: own.number });
  const days = { startsAt: inDays(1), endsAt: inDays(5) };
  const { id } = await delegate(lea, { delegateId: owner.memberId, ...days, reason: "A journey" });
  await endDelegation(lea, { delegationId: id });
  await delegate(lea, { delegateId: owner.memberId, ...days, reason: "Another one" });
  await changeProposalLimit(owner, { days: 12 });
  await renameOrganization(owner, { name: "Renamed" });
  await askForDeletion(owner, { name: "Renamed" });
  await undoDeletion(owner, {});
  const decisionId = await proposed(lea, [lineId]);
  await changeDecisionLines(lea, { decisionId, productLineIds: [lineId, below] });
  return { owner, organizationId };
}

let given: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  given = await house();
});

/** What verification finds after a superuser's change of this organization's rows, which is undone. */
async function found(change?: string): Promise<readonly string[]> {
  return speakingAs("superuser", async (client) => {
    await client.query("begin");
    if (change !== undefined) {
      const { rowCount } = await client.query(`${change} and organization_id = $1`, [given.organizationId]);
      expect(rowCount).toBe(1);
    }
    const { problems } = await verifyChains(transactionOf(client), EVERY_CHECK, given.organizationId);
    await client.query("rollback");
    return problems.map(({ what }) => what);
  });
}

const named = (name: string) => `(select id from users where name = '${name}' and id = user_id)`;

describe("verification of what decides who may decide", () => {
  test("finds nothing where every change went the usual way, on the page as on the server", async () => {
    expect(await found()).toEqual([]);
    expect(await verifyOne(given.owner, given.organizationId, PAGE_CHECKS)).toMatchObject({ holds: true });
  });

  test.each([
    ["an approval rule", "update approval_rules set silence_days = 1 where number = 1"],
    ["an approval rule", "update approval_rules set is_at_once = true where number = 1"],
    ["an approval rule", "update approval_rules set confirmation = 'passkey' where number = 1"],
    ["an approval rule", "update approval_rules set self_approval = 'never' where number = 1"],
    ["an approval rule", "update approval_rules set overridden_by = 'owners' where number = 1"],
    ["an approval rule", "update approval_rules set combination = 'any' where number = 1"],
    ["an approval rule", "update approval_rules set excluded = 'every_author' where number = 1"],
    ["an approval rule", "update approval_rules set is_locked = true where number = 1"],
    ["an approval rule", "update approval_rules set product_line_id = null where number = 1"],
    ["an approval rule", "update approval_rules set created_at = created_at - interval '1 second' where number = 1"],
    ["an approval rule", "update approval_rules set is_inherited = false where number = 3"],
    [
      "an approval rule",
      "update approval_rule_groups g set needed = null where kind = 'leads' and rule_id = (select id from approval_rules r where r.number = 1 and r.organization_id = g.organization_id)",
    ],
    [
      "an approval rule",
      "update approval_rule_groups g set sections = '{outcome}' where kind = 'leads' and rule_id = (select id from approval_rules r where r.number = 1 and r.organization_id = g.organization_id)",
    ],
    [
      "an approval rule",
      "update approval_rule_groups g set name = 'Everybody' where kind = 'people' and rule_id = (select id from approval_rules r where r.number = 1 and r.organization_id = g.organization_id)",
    ],
    [
      "an approval rule",
      "delete from approval_rule_people p where rule_id = (select id from approval_rules r where r.number = 1 and r.organization_id = p.organization_id)",
    ],
    ["a delegation", "update delegations set ends_at = ends_at + interval '1 year' where reason = 'Another one'"],
    ["a delegation", "update delegations set starts_at = now() where reason = 'Another one'"],
    ["a delegation", "update delegations set ended_at = null where reason = 'A journey'"],
    ["a delegation", "update delegations set ended_at = ended_at + interval '1 day' where reason = 'A journey'"],
    ["a delegation", "update delegations set delegate_id = member_id where reason = 'Another one'"],
    ["a delegation", "update delegations set reason = 'No reason' where reason = 'Another one'"],
    ["a membership", `update memberships set role = 'owner' where exists ${named("Lea")}`],
    ["a membership", `update memberships set status = 'active' where exists ${named("Former")}`],
    ["a membership", `update memberships set status = 'active' where exists ${named("Out")}`],
    [
      "a membership",
      `delete from membership_product_lines where member_id = (select m.id from memberships m join users u on u.id = m.user_id where u.name = 'Lea' and m.organization_id = membership_product_lines.organization_id)`,
    ],
    ["a product line", "update product_lines set parent_id = null where name = 'Beneath'"],
    ["a product line", "update product_lines set moved_at = moved_at - interval '1 year' where name = 'Beneath'"],
    ["a product line", "update product_lines set name = 'Core' where name = 'Beneath'"],
    ["a product line", "update product_lines set archived_at = null where name = 'Gone'"],
    ["the organization", "update organizations set proposal_limit_days = 300 where true"],
    ["the organization", "update organizations set opened_again_at = null where true"],
    ["the organization", "update organizations set deletion_asked_at = now() where true"],
    ["the organization", "update organizations set name = 'Test organization' where true"],
  ])("finds that %s was changed: %s", async (noun, change) => {
    expect(await found(change)).toEqual([`${noun} was changed without an event.`]);
  });

  test("finds rows that were inserted or are gone, and since when a line really knew of a decision", async () => {
    expect(await found("delete from delegations where reason = 'Another one'")).toEqual(["a delegation was deleted."]);
    expect(
      await found(
        "insert into product_lines (organization_id, id, name, slug) select organization_id, gen_random_uuid(), 'Secret', 'secret' from organizations where true",
      ),
    ).toEqual(["a product line was inserted without an event."]);
    expect(
      await found(
        "update decision_product_lines set added_at = added_at - interval '1 year' where added_at is not null",
      ),
    ).toEqual(["since when it concerns Beneath was changed without an event."]);
  });
});

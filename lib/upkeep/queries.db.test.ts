import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { testDecision } from "@/db/testing/decision-states";
import { testEvaluation } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { recordAdoption } from "@/lib/adoption/mutations";
import { changeProposalLimit } from "@/lib/organizations/mutations";
import { answerReview } from "@/lib/reviews/mutations";
import { getProposalLimit, getUpkeep } from "./queries";

const run = (ctx: Ctx, statement: ReturnType<typeof sql>) => withOrg(ctx, (tx) => tx.execute(statement));
const all = (ctx: Ctx) => getUpkeep(ctx, { own: false });
const numbers = (found: { rows: readonly { decision: { number: number } }[] }) =>
  found.rows.map(({ decision }) => decision.number);

describe("what rots", () => {
  test("a proposal older than the organization's limit, whoever looks after it", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const steward = await testMember(organization, "member");
    const { id, number } = await testDecision(steward, { status: "proposed", productLineIds: [lineId] });
    expect(numbers((await all(owner)).proposals)).toEqual([]);
    await run(owner, sql`update decisions set proposed_at = now() - interval '9 days' where id = ${id}`);
    expect(numbers((await all(owner)).proposals)).toEqual([]);
    await changeProposalLimit(owner, { days: 7 });
    expect(await getProposalLimit(owner)).toBe(7);
    expect(numbers((await all(owner)).proposals)).toEqual([number]);
    expect(numbers((await getUpkeep(owner, { own: true })).proposals)).toEqual([]);
    expect(numbers((await getUpkeep(steward, { own: true })).proposals)).toEqual([number]);
    expect(numbers((await all((await testOrganization()).owner)).proposals)).toEqual([]);
  });

  test("a review that is overdue, until it is answered", async () => {
    const { owner, lineId } = await testOrganization();
    const { id, number } = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    await run(owner, sql`update decisions set review_on = current_date + 3 where id = ${id}`);
    expect(numbers((await all(owner)).reviews)).toEqual([]);
    await run(owner, sql`update decisions set review_on = current_date where id = ${id}`);
    expect(numbers((await all(owner)).reviews)).toEqual([number]);
    await answerReview(owner, { decisionId: id, answer: "still_valid", reason: "Yes.", nextReviewOn: null });
    expect(numbers((await all(owner)).reviews)).toEqual([]);
  });

  test("a line that has not answered, and a waiver that ran out", async () => {
    const { owner, lineId } = await testOrganization();
    const { id, number } = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    expect((await all(owner)).unadopted.rows).toMatchObject([{ decision: { number }, lines: ["Core"] }]);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const waiver = { decisionId: id, lineIds: [lineId], stance: "waived", reason: "Not yet.", dueOn: null } as const;
    await recordAdoption(owner, { ...waiver, lineIds: [lineId], expiresOn: tomorrow });
    expect(await all(owner)).toMatchObject({ unadopted: { rows: [] }, waivers: { rows: [] } });
    await run(owner, sql`update adoptions set expires_on = current_date - 1 where decision_id = ${id}`);
    expect((await all(owner)).waivers.rows).toMatchObject([{ decision: { number }, line: "Core" }]);
  });

  test("an evaluation that nobody closed, hidden from stakeholders", async () => {
    const { organization, evaluationId, decisionId } = await testEvaluation();
    const { owner } = organization;
    expect((await all(owner)).evaluations.rows).toEqual([]);
    await run(owner, sql`update evaluations set created_at = now() - interval '40 days' where id = ${evaluationId}`);
    expect((await all(owner)).evaluations.rows).toMatchObject([{ phase: "setup", isLocked: false }]);
    await run(owner, sql`update decisions set status = 'proposed', proposed_at = now() where id = ${decisionId}`);
    const stakeholder = await testMember(organization, "stakeholder");
    expect((await all(stakeholder)).evaluations.rows).toEqual([]);
  });

  test("is set by owners alone", async () => {
    const organization = await testOrganization();
    const admin = await testMember(organization, "admin");
    await expect(changeProposalLimit(admin, { days: 5 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

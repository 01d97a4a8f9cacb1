import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { contentHashOf, proposed, revise, waitingFor } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { listDecisions } from "@/lib/decisions/list/queries";
import { loadDecision } from "@/lib/decisions/queries";
import { removeMember } from "@/lib/evaluations/membership/mutations";
import { countApprovedLines } from "./lists/queries";
import { approveDecision, requestChanges } from "./mutations";
import { getApproval } from "./queries";
import { getSeal } from "./seal/queries";

const look = (ctx: Ctx, id: string) => withOrg(ctx, (tx) => loadDecision(tx, ctx, { id }));
const approve = async (ctx: Ctx, decisionId: string) =>
  approveDecision(ctx, { decisionId, contentHash: await contentHashOf(ctx, decisionId), note: "" });

async function house() {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const otherLine = await testLine(organization.organizationId, "Other");
  const steward = await testMember(organization, "member");
  const ann = await testMember(organization, "lead", { name: "Ann", productLineIds: [lineId] });
  const bob = await testMember(organization, "lead", { name: "Bob", productLineIds: [otherLine] });
  return { owner, lineId, otherLine, steward, ann, bob };
}

/** As an accepted invitation does. */
const comeBack = (ctx: Ctx) =>
  withOrg(ctx, (tx) =>
    tx
      .update(memberships)
      .set({ status: "active", joinedAt: sql`clock_timestamp()` })
      .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, ctx.memberId))),
  );

describe("the verdicts of a removed member", () => {
  it("count on no proposal, also when they come back, until they give them again", async () => {
    const { owner, lineId, otherLine, steward, ann, bob } = await house();
    const id = await proposed(steward, [lineId, otherLine]);
    await approve(ann, id);
    await removeMember(owner, { memberId: ann.memberId });
    expect(await approve(bob, id)).toMatchObject({ status: "proposed", approvedLines: 1 });
    const { number } = await look(owner, id);
    const stands = async () =>
      (await getApproval(owner, number)).verdicts.map(({ memberName, counts }) => [memberName, counts]);
    expect(await stands()).toEqual([
      ["Bob", true],
      ["Ann", false],
    ]);
    expect(await getSeal(owner, number)).toMatchObject({ approvedLines: 1 });
    expect((await waitingFor(owner)).map((one) => one.approvedLines)).toEqual([1]);
    const { rows } = await listDecisions(owner, {});
    expect(await countApprovedLines(owner, rows)).toEqual(new Map([[id, 1]]));
    await comeBack(ann);
    expect(await stands()).toContainEqual(["Ann", false]);
    expect(await approve(ann, id)).toMatchObject({ status: "accepted" });
  });

  it("block no proposal, and anybody who may decide finishes what all had approved", async () => {
    const { owner, lineId, steward, ann } = await house();
    const id = await proposed(steward, [lineId]);
    const contentHash = await contentHashOf(ann, id);
    await requestChanges(ann, { decisionId: id, contentHash, reason: "Name the cost." });
    expect(await approve(owner, id)).toMatchObject({ status: "proposed", approvedLines: 1 });
    expect(await waitingFor(owner)).toEqual([]);
    await removeMember(owner, { memberId: ann.memberId });
    expect((await waitingFor(owner)).map((one) => [one.decision.id, one.requests])).toEqual([[id, []]]);
    expect(await approve(owner, id)).toMatchObject({ status: "accepted" });
  });

  it("stand on an accepted decision, also while its correction waits, for which they count not", async () => {
    const { owner, lineId, otherLine, steward, ann, bob } = await house();
    const id = await proposed(steward, [lineId, otherLine]);
    await approve(ann, id);
    await approve(bob, id);
    await revise(steward, id, "In PostgreSQL 18.");
    await approve(ann, id);
    await removeMember(owner, { memberId: ann.memberId });
    const { number } = await look(owner, id);
    expect(await getSeal(owner, number)).toMatchObject({ revision: 1, approvedLines: 2 });
    expect(await getApproval(owner, number)).toMatchObject({ isCorrection: true, approvedLines: 0 });
    await approve(bob, id);
    expect(await look(owner, id)).toMatchObject({ acceptedRevision: 1 });
  });
});

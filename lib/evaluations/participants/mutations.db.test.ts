import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { database, withOrg } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { evaluationParticipants } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { evaluationInDiscussion, evaluationInScoring, matrixOf, score, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { getDiscussion } from "../discussion/queries";
import { getEvaluation } from "../overview/queries";
import { openScoring, openWeighting, reopenEvaluation, resumeScoring } from "../phases/mutations";
import { revealRound } from "../rounds/mutations";
import { EVALUATION_LIMITS } from "../rules";
import { updateSetup } from "../setup/mutations";
import { addParticipant, removeParticipant } from "./mutations";

describe("addParticipant", () => {
  test("lets a late joiner vote until the reveal; adding twice changes nothing", async () => {
    const scoring = await evaluationInScoring();
    const { organization, steward, evaluationId, number } = scoring;
    const late = await testMember(organization, "lead", { name: "Zoe" });
    const input = { evaluationId, memberId: late.memberId };
    expect(await addParticipant(steward, input)).toEqual({ isNew: true });
    expect(await addParticipant(steward, input)).toEqual({ isNew: false });
    await score(scoring, late, "54 32");
    expect(await getEvaluation(late, { number })).toMatchObject({
      round: { submitted: 1, mine: { hasSubmitted: true } },
    });
  });

  test("is refused to members, for stakeholders and strangers, in other organizations and after the reveal", async () => {
    const scoring = await evaluationInScoring();
    const { organization, steward, ana, evaluationId } = scoring;
    const member = await testMember(organization, "member");
    const stakeholder = await testMember(organization, "stakeholder");
    const { owner: stranger } = await testOrganization();
    const add = (ctx: typeof ana, memberId: string) => addParticipant(ctx, { evaluationId, memberId });
    await expect(add(ana, member.memberId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(add(steward, stakeholder.memberId)).rejects.toMatchObject({ code: "INVALID" });
    await expect(add(steward, stranger.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(add(stranger, stranger.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await score(scoring, ana, "54 32");
    await revealRound(steward, { evaluationId });
    await expect(add(steward, member.memberId)).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

// Found by a walk of `bench/model`: the refusal told a stakeholder that somebody is suspended.
test("who may not invite is refused for that, whatever is the matter with whom they name", async () => {
  const { organization, ana, evaluationId } = await evaluationInScoring();
  const stakeholder = await testMember(organization, "stakeholder");
  for (const [ctx, code] of [
    [stakeholder, "NOT_FOUND"],
    [ana, "FORBIDDEN"],
  ] as const) {
    const refused = { code, fields: undefined };
    await expect(addParticipant(ctx, { evaluationId, memberId: stakeholder.memberId })).rejects.toMatchObject(refused);
    const participants = [stakeholder.memberId];
    await expect(openWeighting(ctx, { evaluationId, participants })).rejects.toMatchObject(refused);
    await expect(resumeScoring(ctx, { evaluationId, participants })).rejects.toMatchObject(refused);
  }
});

test("nobody joins beyond the limit of people who take part", async () => {
  const { organization, steward, evaluationId } = await evaluationInScoring();
  const { organizationId } = organization;
  const late = await testMember(organization, "member");
  const crowd = Array.from({ length: EVALUATION_LIMITS.participants - 3 }, () => ({ id: uuid(), userId: uuid() }));
  await database()
    .insert(users)
    .values(crowd.map(({ userId }) => ({ id: userId, name: "One of many", email: `${userId}@test.example` })));
  await withOrg({ organizationId, userId: null }, async (tx) => {
    await tx.insert(memberships).values(crowd.map((one) => ({ ...one, organizationId, role: "member" as const })));
    const named = crowd.map(({ id }) => ({ organizationId, evaluationId, memberId: id }));
    await tx.insert(evaluationParticipants).values(named);
  });
  const add = (memberId: string) => addParticipant(steward, { evaluationId, memberId });
  await expect(add(late.memberId)).rejects.toMatchObject({
    code: "INVALID",
    message: "At most 1000 people take part.",
    fields: { participants: "These are 1001 people." },
  });
  await removeParticipant(steward, { evaluationId, memberId: crowd[0]?.id ?? "" });
  expect(await add(late.memberId)).toEqual({ isNew: true });
});

describe("removeParticipant", () => {
  test("voids the ballot in the open round, and who comes back votes anew", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, evaluationId, number } = scoring;
    await score(scoring, ana, "11 11");
    await score(scoring, ben, "55 55");
    const input = { evaluationId, memberId: ana.memberId };
    expect(await removeParticipant(steward, input)).toEqual({ voidedBallot: true });
    await expect(score(scoring, ana, "11 11")).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await getEvaluation(ben, { number })).toMatchObject({
      round: { submitted: 1 },
      participants: { length: 2 },
    });
    await addParticipant(steward, input);
    expect(await getEvaluation(ana, { number })).toMatchObject({
      round: { submitted: 1, mine: { hasSubmitted: false } },
    });
    await revealRound(steward, { evaluationId });
    const discussion = await getDiscussion(ben, { number });
    expect(discussion?.cells.map((cell) => [cell.mean, cell.coverage])).toEqual([1, 2, 3, 4].map(() => [5, 1 / 3]));
  });

  test("is refused to members, for somebody not on the list, and after the reveal", async () => {
    const { steward, ana, ben, organization, evaluationId } = await evaluationInDiscussion();
    await expect(removeParticipant(ana, { evaluationId, memberId: ben.memberId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(removeParticipant(steward, { evaluationId, memberId: ben.memberId })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const scoring = await evaluationInScoring();
    const nobody = removeParticipant(scoring.steward, {
      evaluationId: scoring.evaluationId,
      memberId: organization.owner.memberId,
    });
    await expect(nobody).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("leaves their scores in the means, and quorum and coverage to those who stay", async () => {
    const scoring = await evaluationInScoring();
    const { organization, steward, ana, ben, evaluationId, number } = scoring;
    const leavers = [ben];
    for (const name of ["Zoe", "Kim"]) {
      const late = await testMember(organization, "member", { name });
      await addParticipant(steward, { evaluationId, memberId: late.memberId });
      leavers.push(late);
    }
    for (const voter of [steward, ana]) await score(scoring, voter, "53 53");
    for (const voter of leavers) await score(scoring, voter, "23 23");
    await revealRound(steward, { evaluationId });
    await reopenEvaluation(steward, { evaluationId, reason: "A criterion was missing" });
    const anchors = ["worst", "poor", "fair", "good", "best"];
    await updateSetup(steward, {
      evaluationId,
      changes: [{ kind: "save-criterion", name: "Cost", theme: "All", question: "Cost?", anchors }],
    });
    const all = [steward, ana, ...leavers];
    const participants = all.map((voter) => voter.memberId);
    const weighting = { ...scoring, ...(await openWeighting(steward, { evaluationId, participants })) };
    const withCost = await matrixOf(steward, evaluationId);
    await weigh({ ...weighting, ...withCost }, steward);
    const again = { ...scoring, ...withCost, ...(await openScoring(steward, { evaluationId })) };
    for (const { memberId } of leavers) await removeParticipant(steward, { evaluationId, memberId });
    for (const voter of [steward, ana]) await score(again, voter, "-- -- 42");
    await revealRound(steward, { evaluationId });
    const discussion = await getDiscussion(ana, { number });
    expect(discussion?.cells.map((cell) => [cell.mean, cell.coverage])).toEqual([
      [3.2, 1],
      [3.2, 1],
      [4, 1],
      [3, 1],
      [3, 1],
      [2, 1],
    ]);
    expect(discussion?.closing?.obstacles).toEqual([]);
  });
});

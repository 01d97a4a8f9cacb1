import { describe, expect, test } from "vitest";
import { evaluationInDiscussion, evaluationInScoring, score } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { getDiscussion } from "../discussion/queries";
import { getEvaluation } from "../overview/queries";
import { revealRound } from "../rounds/mutations";
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
});

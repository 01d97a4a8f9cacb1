import { describe, expect, test } from "vitest";
import { evaluationInDiscussion, evaluationInWeighting, score, testEvaluation, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { withOrg } from "@/db/client";
import { createProductLine } from "@/lib/product-lines/mutations";
import { getDiscussion } from "../discussion/queries";
import { getEvaluation } from "../overview/queries";
import { openScoring, openWeighting, reopenEvaluation, resumeScoring } from "../phases/mutations";
import { closeEvaluation } from "../results/mutations";
import { getResult, recompute } from "../results/queries";
import { revealRound } from "../rounds/mutations";
import { changeSettings } from "../settings/mutations";
import { addParticipant } from "./mutations";

describe("inviting", () => {
  test("by name, role and line names each person once, with the first ground", async () => {
    const { organization, steward, ana, evaluationId, number } = await testEvaluation();
    const { lineId } = organization;
    const below = await createProductLine(steward, { name: "Below", parentId: lineId });
    const cleo = await testMember(organization, "lead", { name: "Cleo", productLineIds: [below.id] });
    await testMember(organization, "stakeholder", { name: "Sol", productLineIds: [below.id] });
    await openWeighting(steward, { evaluationId, participants: [ana.memberId], roles: ["owner"], lineIds: [lineId] });
    const late = await testMember(organization, "member", { name: "Zoe" });
    await addParticipant(steward, { evaluationId, memberId: late.memberId });
    const shown = await getEvaluation(steward, { number });
    const people = shown?.phase === "weighting" ? shown.participants : [];
    const why = Object.fromEntries(people.map((one) => [one.memberId, [one.ground, one.invitedRole, one.invitedLine]]));
    expect(why).toEqual({
      [ana.memberId]: ["name", null, null],
      [steward.memberId]: ["role", "owner", null],
      [cleo.memberId]: ["line", null, people.find(({ ground }) => ground === "line")?.invitedLine],
      [late.memberId]: ["late", null, null],
    });
  });

  test("nobody, a stranger's line and too few for the quorum are refused", async () => {
    const { steward, ana, evaluationId } = await testEvaluation();
    const { lineId: foreign } = await testOrganization();
    const open = (invitation: { roles?: ["admin"]; lineIds?: string[]; participants?: string[] }) =>
      openWeighting(steward, { evaluationId, participants: [], ...invitation });
    await expect(open({ roles: ["admin"] })).rejects.toMatchObject({ code: "INVALID" });
    await expect(open({ lineIds: [foreign] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await changeSettings(steward, { evaluationId, settings: { quorum: 2 } });
    await expect(open({ participants: [ana.memberId] })).rejects.toMatchObject({ code: "INVALID" });
  });
});

describe("votes that count by role", () => {
  /** Ben is a lead and counts 3: his choice leads, and with equal votes the other one would. */
  async function weighted() {
    const evaluation = await testEvaluation();
    const { steward, ana, ben, evaluationId } = evaluation;
    const cleo = await testMember(evaluation.organization, "member", { name: "Cleo" });
    await changeSettings(steward, { evaluationId, settings: { roleWeights: { lead: 10 } } });
    const voters = [steward, ana, ben, cleo];
    const opened = await openWeighting(steward, { evaluationId, participants: voters.map((one) => one.memberId) });
    for (const voter of voters) await weigh({ ...evaluation, ...opened }, voter);
    const scoring = await openScoring(steward, { evaluationId });
    const scores = ["33 33", "43 43", "15 15", "33 33"];
    for (const [at, voter] of voters.entries()) await score({ ...evaluation, ...scoring }, voter, scores[at] ?? "");
    await revealRound(steward, { evaluationId });
    return evaluation;
  }

  test("are capped, stand beside the equal result, and are in the frozen result that recomputes", async () => {
    const { steward, ana, ben, evaluationId, number } = await weighted();
    const discussion = await getDiscussion(ana, { number });
    expect(discussion?.closing?.sentences.equalWeights).toMatch(/^If every vote counted alike, Flask would lead too/);
    await closeEvaluation(steward, {
      evaluationId,
      choice: { optionId: discussion?.options[1]?.id ?? "", reason: "So" },
    });
    const result = await getResult(ana, { number });
    expect(result?.frozen.voterWeights).toContainEqual({ voter: ben.memberId, weight: 10 });
    const { result: outcome } = result?.frozen ?? {};
    const shares = outcome?.version === 2 ? outcome.voterShares : null;
    expect(shares?.find(({ voterId }) => voterId === ben.memberId)?.share).toBeCloseTo(1 / 3, 9);
    expect(await withOrg(ana, (tx) => recompute(tx, ana, evaluationId))).toMatchObject({ isEqual: true });
  });

  test("are chosen before anybody votes, and a quorum is not lowered after", async () => {
    const evaluation = await evaluationInWeighting();
    const { steward, evaluationId } = evaluation;
    const change = (settings: Parameters<typeof changeSettings>[1]["settings"]) =>
      changeSettings(steward, { evaluationId, settings });
    await reopenEvaluation(steward, { evaluationId, reason: "Rules first" });
    await change({ roleWeights: { lead: 2 }, quorum: 3 });
    const opened = await openWeighting(steward, { evaluationId, participants: [], roles: ["owner", "member", "lead"] });
    await weigh({ ...evaluation, ...opened }, steward);
    await reopenEvaluation(steward, { evaluationId, reason: "Rules again" });
    await expect(change({ roleWeights: null })).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(change({ quorum: 2 })).rejects.toMatchObject({ code: "PRECONDITION" });
    await testMember(evaluation.organization, "member");
    expect(await change({ quorum: 4 })).toMatchObject({ quorum: 4 });
  });

  test("follow a role that changed before scoring opened again", async () => {
    const { steward, evaluationId, number } = await weighted();
    await reopenEvaluation(steward, { evaluationId, reason: "Once more" });
    await resumeScoring(steward, { evaluationId });
    const shown = await getEvaluation(steward, { number });
    const weights = shown?.phase === "scoring" ? shown.participants.map(({ weight }) => weight) : [];
    expect(weights.sort()).toEqual([1, 1, 1, 10].sort());
  });
});

test("a quorum that is not reached keeps an evaluation open, and says what can be done", async () => {
  const evaluation = await testEvaluation();
  const { steward, ana, ben, evaluationId, number } = evaluation;
  await changeSettings(steward, { evaluationId, settings: { quorum: 3 } });
  const voters = [steward, ana, ben];
  const opened = await openWeighting(steward, { evaluationId, participants: voters.map((one) => one.memberId) });
  await weigh({ ...evaluation, ...opened }, ana);
  const scoring = await openScoring(steward, { evaluationId });
  for (const voter of [ana, ben]) await score({ ...evaluation, ...scoring }, voter, "51 52");
  await revealRound(steward, { evaluationId });
  const gap = "Of the 3 ballots that make this vote valid 2 have been submitted.";
  await expect(closeEvaluation(steward, { evaluationId })).rejects.toThrow(gap);
  expect((await getDiscussion(ana, { number }))?.closing?.obstacles[0]).toMatch(gap);
});

test("a quorum that is reached closes", async () => {
  const { steward, evaluationId } = await evaluationInDiscussion();
  expect(await closeEvaluation(steward, { evaluationId })).toMatchObject({ revision: 2 });
});

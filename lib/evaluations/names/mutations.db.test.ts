import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationInWeighting, score, testEvaluation, weigh } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { getDiscussion } from "../discussion/queries";
import { getEvaluationFile } from "../files/queries";
import { addParticipant, removeParticipant } from "../participants/mutations";
import { openScoring, openSecondRound, openWeighting, reopenEvaluation, resumeScoring } from "../phases/mutations";
import { closeEvaluation } from "../results/mutations";
import { getResult, recompute } from "../results/queries";
import { revealRound } from "../rounds/mutations";
import { changeSettings } from "../settings/mutations";
import { hideNames } from "./mutations";
import { voterIdOf } from "./queries";

/** In discussion with hidden names: the steward, Ana and Ben scored, each with a reason of their own. */
async function hidden() {
  const evaluation = await testEvaluation();
  const { steward, ana, ben, evaluationId } = evaluation;
  await hideNames(steward, { evaluationId });
  await changeSettings(steward, { evaluationId, settings: { roleWeights: { lead: 2 } } });
  const voters = [steward, ana, ben];
  const weighting = await openWeighting(steward, { evaluationId, participants: voters.map((one) => one.memberId) });
  for (const voter of voters) await weigh({ ...evaluation, ...weighting }, voter);
  const scoring = await openScoring(steward, { evaluationId });
  for (const [at, text] of ["51 52", "15 51", "52 41"].entries())
    await score({ ...evaluation, ...scoring }, voters[at] ?? steward, text, `Because of ${at}`);
  await revealRound(steward, { evaluationId });
  return { ...evaluation, voters };
}

/** Nothing of what is shown holds a voter's id or name. */
function expectNobody(shown: unknown, voters: readonly Ctx[]): void {
  const text = JSON.stringify(shown);
  for (const { memberId } of voters) expect(text).not.toContain(memberId);
  for (const name of ["Olga Owner", "Ana", "Ben"]) expect(text).not.toContain(`"${name}"`);
}

describe("hideNames", () => {
  test("is for good, an event, and said once", async () => {
    const { steward, evaluationId } = await testEvaluation();
    await hideNames(steward, { evaluationId });
    const read = () =>
      withOrg(steward, (tx) =>
        tx
          .select({ at: evaluations.namesHiddenAt, salt: evaluations.pseudonymSalt })
          .from(evaluations)
          .where(eq(evaluations.id, evaluationId)),
      );
    const before = await read();
    await hideNames(steward, { evaluationId });
    expect(await read()).toEqual(before);
    expect(before[0]?.salt?.length).toBe(32);
  });

  test("is the steward's, and over once a round was open", async () => {
    const { steward, ana, evaluationId } = await evaluationInWeighting();
    const { owner: stranger } = await testOrganization();
    await expect(hideNames(ana, { evaluationId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(hideNames(stranger, { evaluationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(hideNames(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await reopenEvaluation(steward, { evaluationId, reason: "Names" });
    await expect(hideNames(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

describe("under hidden names", () => {
  test("the discussion knows numbers, and oneself", async () => {
    const { ana, number, voters } = await hidden();
    const discussion = await getDiscussion(ana, { number });
    expect(discussion?.people.map(({ name }) => name)).toEqual(["Participant 1", "Participant 2", "Participant 3"]);
    expect(discussion?.people.filter(({ isYou }) => isYou)).toHaveLength(1);
    expect(discussion?.may.settle).toBe(true);
    const own = discussion?.people.find(({ isYou }) => isYou)?.memberId;
    const vote = discussion?.cells[0]?.votes.find(({ memberId }) => memberId === own);
    expect(vote).toMatchObject({ answer: 1, reason: "Because of 1" });
    expectNobody(discussion, voters);
  });

  test("the frozen result holds pseudonyms and no commitment of anybody's, and recomputes", async () => {
    const { steward, ana, number, evaluationId, options, voters } = await hidden();
    await closeEvaluation(steward, { evaluationId, choice: { optionId: options[0]?.id ?? "", reason: "So" } });
    const result = await getResult(ana, { number });
    expectNobody({ ...result, participants: [] }, voters);
    expect(result?.frozen.voters.every((id) => id.startsWith("participant-"))).toBe(true);
    expect(result?.frozen.ballots).toHaveLength(6);
    expect(result?.frozen.ballots.every((ballot) => !("member" in ballot))).toBe(true);
    expect(await withOrg(ana, (tx) => recompute(tx, ana, evaluationId))).toMatchObject({ isEqual: true });
  });

  test("nobody new joins once scores were seen, and a later round and a reopening go on under the same numbers", async () => {
    const { organization, steward, ana, evaluationId, number, options, criteria } = await hidden();
    const people = (await getDiscussion(ana, { number }))?.people;
    const late = await testMember(organization, "member", { name: "Late" });
    const extraCells = [{ criterionId: criteria[0]?.id ?? "", optionId: options[0]?.id ?? "" }];
    await openSecondRound(steward, { evaluationId, extraCells });
    await expect(addParticipant(steward, { evaluationId, memberId: late.memberId })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await reopenEvaluation(steward, { evaluationId, reason: "Once more" });
    const named = { evaluationId, participants: [ana.memberId, late.memberId] };
    await expect(resumeScoring(steward, named)).rejects.toMatchObject({ code: "PRECONDITION" });
    const { roundId } = await resumeScoring(steward, { evaluationId });
    await score({ number, roundId, options, criteria }, ana, "44 44");
    await revealRound(steward, { evaluationId });
    expect((await getDiscussion(ana, { number }))?.people).toEqual(people);
  });
});

describe("under hidden names who leaves", () => {
  test("after scoring is not marked by it, in the discussion, the result or the file", async () => {
    const made = await hidden();
    const { steward, ana, ben, number, evaluationId, options, criteria } = made;
    const people = (await getDiscussion(ben, { number }))?.people;
    const extraCells = [{ criterionId: criteria[0]?.id ?? "", optionId: options[0]?.id ?? "" }];
    const again = await openSecondRound(steward, { evaluationId, extraCells });
    await removeParticipant(steward, { evaluationId, memberId: ana.memberId });
    await score({ ...made, ...again }, ben, "52 --");
    await revealRound(steward, { evaluationId });
    expect((await getDiscussion(ben, { number }))?.people).toEqual(people);
    await closeEvaluation(steward, { evaluationId, choice: { optionId: options[0]?.id ?? "", reason: "So" } });
    const file = await getEvaluationFile(ben, { number });
    expect(file.voters).toHaveLength(3);
    expect(JSON.stringify(file)).not.toContain("hasLeft");
    expect(await withOrg(ben, (tx) => recompute(tx, ben, evaluationId))).toMatchObject({ isEqual: true });
  });

  test("between weighting and scoring leaves no weights of somebody who is no voter", async () => {
    const evaluation = await testEvaluation();
    const { organization, steward, ana, ben, number, evaluationId, options } = evaluation;
    const gone = await testMember(organization, "member", { name: "Gone" });
    await hideNames(steward, { evaluationId });
    const voters = [steward, ana, ben, gone];
    const weighting = await openWeighting(steward, { evaluationId, participants: voters.map((one) => one.memberId) });
    for (const voter of voters) await weigh({ ...evaluation, ...weighting }, voter);
    const scoring = await openScoring(steward, { evaluationId });
    await removeParticipant(steward, { evaluationId, memberId: gone.memberId });
    for (const voter of [steward, ana, ben]) await score({ ...evaluation, ...scoring }, voter, "51 42");
    await revealRound(steward, { evaluationId });
    await closeEvaluation(steward, { evaluationId, choice: { optionId: options[0]?.id ?? "", reason: "So" } });
    const file = await getEvaluationFile(ana, { number });
    const known = file.voters.map(({ id }) => id).sort();
    expect("weights" in file ? Object.keys(file.weights).sort() : []).toEqual(known);
  });
});

test("a pseudonym follows from the salt and the member, and is the member's id while names are shown", () => {
  const salt = Buffer.alloc(32, 7);
  expect(voterIdOf(null, "m")).toBe("m");
  expect(voterIdOf(salt, "m")).toBe(voterIdOf(salt, "m"));
  expect(voterIdOf(salt, "m")).not.toBe(voterIdOf(Buffer.alloc(32, 8), "m"));
  expect(voterIdOf(salt, "m")).toMatch(/^participant-[0-9a-f]{24}$/);
});

import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import {
  evaluationInDiscussion,
  evaluationInWeighting,
  matrixOf,
  score,
  testEvaluation,
} from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { revealed, testVote } from "@/db/testing/votes";
import { getMyBallot } from "../ballots/queries";
import { saveBallotDraft, submitBallot } from "../ballots/mutations";
import { getEvaluation } from "../overview/queries";
import { openScoring, openWeighting, reopenEvaluation, resumeScoring, setStewardWeights } from "../phases/mutations";
import { closeEvaluation } from "../results/mutations";
import { getResult, recompute } from "../results/queries";
import { revealRound } from "../rounds/mutations";
import { updateSetup } from "../setup/mutations";
import { suspendMember } from "@/lib/organizations/members/mutations";
import { changeSettings } from "./mutations";
import type { WeightingMethod } from "./rules";

describe("changeSettings", () => {
  test("sets what is named, keeps the rest, and says nothing when nothing changed", async () => {
    const { steward, evaluationId, number } = await testEvaluation();
    await changeSettings(steward, { evaluationId, settings: { weighting: "swing", quorum: 2 } });
    const again = await changeSettings(steward, { evaluationId, settings: { weighting: "swing" } });
    expect(again).toMatchObject({ weighting: "swing", quorum: 2, reasonRule: "never" });
    expect(await getEvaluation(steward, { number })).toMatchObject({ settings: { weighting: "swing", quorum: 2 } });
  });

  test("refuses a quorum of more ballots than people who could take part, and keeps one that members left behind", async () => {
    const { organization, steward, ben, evaluationId } = await testEvaluation();
    await testMember(organization, "stakeholder");
    const change = (settings: Parameters<typeof changeSettings>[1]["settings"]) =>
      changeSettings(steward, { evaluationId, settings });
    await expect(change({ quorum: 4 })).rejects.toMatchObject({
      code: "INVALID",
      fields: { "settings.quorum": expect.stringContaining("3 people could take part here") as string },
    });
    expect(await change({ quorum: 3 })).toMatchObject({ quorum: 3 });
    await suspendMember(steward, { memberId: ben.memberId });
    expect(await change({ weighting: "swing" })).toMatchObject({ quorum: 3, weighting: "swing" });
  });

  test("is refused to who does not steer, unknown to others, and over once weighting is open", async () => {
    const { steward, ana, evaluationId } = await evaluationInWeighting();
    const { owner: stranger } = await testOrganization();
    const change = (ctx: typeof ana) => changeSettings(ctx, { evaluationId, settings: { weighting: "rank" } });
    await expect(change(ana)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(change(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(change(steward)).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

describe("what people have voted under", () => {
  test("stands: after a reopening the share needed is not lowered, nor counted against fewer", async () => {
    const vote = await revealed(await testVote("approval", { shareNeeded: 60, shareOf: "eligible" }), [
      "0",
      null,
      null,
    ]);
    const { steward, evaluationId } = vote;
    await reopenEvaluation(steward, { evaluationId, reason: "An option was missing" });
    const change = (settings: Parameters<typeof changeSettings>[1]["settings"]) =>
      changeSettings(steward, { evaluationId, settings });
    for (const eased of [{ shareNeeded: 50 }, { shareNeeded: null }, { shareOf: "cast" as const }])
      await expect(change(eased)).rejects.toThrow("can no longer be lowered");
    await expect(change({ shareNeeded: 70 })).resolves.toMatchObject({ shareNeeded: 70, shareOf: "eligible" });
  });

  test("stands: once scores were seen, the steward does not take the weights over", async () => {
    const { steward, evaluationId } = await evaluationInDiscussion();
    await reopenEvaluation(steward, { evaluationId, reason: "A criterion was missing" });
    await expect(changeSettings(steward, { evaluationId, settings: { weighting: "steward" } })).rejects.toThrow(
      "Scores have been seen",
    );
  });
});

/** An evaluation of three criteria in two themes, in weighting by `method`, with everybody taking part. */
async function weighingBy(weighting: WeightingMethod, weighsThemesFirst = false) {
  const evaluation = await testEvaluation(["Django", "Flask"], ["Speed", "Safety"]);
  const { steward, ana, ben, evaluationId } = evaluation;
  await updateSetup(steward, { evaluationId, changes: [{ kind: "save-criterion", name: "Hiring", theme: "People" }] });
  await changeSettings(steward, { evaluationId, settings: { weighting, weighsThemesFirst } });
  const matrix = await matrixOf(steward, evaluationId);
  const participants = [steward, ana, ben].map(({ memberId }) => memberId);
  const opened = await openWeighting(steward, { evaluationId, participants });
  const [speed = "", safety = "", hiring = ""] = matrix.criteria.map(({ id }) => id);
  return { ...evaluation, ...matrix, ...opened, speed, safety, hiring };
}

describe("weights in another way than 100 points", () => {
  test("follow from what was judged, whatever points were sent along", async () => {
    const { steward, ana, number, roundId, evaluationId, speed, safety, hiring } = await weighingBy("swing");
    const judgements = { criteria: { [speed]: 100, [safety]: 60, [hiring]: 40 } };
    await submitBallot(ana, {
      number,
      roundId,
      ballot: { kind: "weighting", points: { [hiring]: 100 }, judgements },
    });
    const own = await getMyBallot(ana, { number });
    expect(own?.submitted?.content).toMatchObject({
      method: "swing",
      judgements,
      points: { [speed]: 50, [hiring]: 20 },
    });
    await openScoring(steward, { evaluationId });
    const shown = await getEvaluation(steward, { number });
    const weights = shown?.phase === "scoring" ? shown.weights.map(({ weight }) => weight) : [];
    expect(weights).toEqual([0.5, 0.3, 0.2]);
  });

  test("themes first: what is in a theme shares the theme's weight", async () => {
    const { ana, number, roundId, speed, safety, hiring } = await weighingBy("rank", true);
    const judgements = { themes: { All: 2, People: 1 }, "in All": { [speed]: 1, [safety]: 1 } };
    await submitBallot(ana, { number, roundId, ballot: { kind: "weighting", points: {}, judgements } });
    const own = await getMyBallot(ana, { number });
    expect(own?.submitted?.content).toMatchObject({ points: { [speed]: 12.5, [safety]: 12.5, [hiring]: 75 } });
  });

  test("pair by pair, endless fractions are kept as decimal strings and give the frozen result again", async () => {
    const { steward, ana, ben, number, roundId, evaluationId, criteria, options, speed, safety, hiring } =
      await weighingBy("pairwise");
    const pairs = { [`${speed}:${safety}`]: 2, [`${speed}:${hiring}`]: 5, [`${safety}:${hiring}`]: 3 };
    await submitBallot(ana, {
      number,
      roundId,
      ballot: { kind: "weighting", points: {}, judgements: { criteria: pairs } },
    });
    const scoring = await openScoring(steward, { evaluationId });
    const of = { number, criteria, options, roundId: scoring.roundId };
    for (const voter of [steward, ana, ben]) await score(of, voter, "51 42 33");
    await revealRound(steward, { evaluationId });
    await closeEvaluation(steward, { evaluationId });
    const frozen = await getResult(ana, { number });
    const weights = frozen?.frozen.result.weights.map(({ weight }) => weight ?? 0) ?? [];
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(weights[0]).toBeCloseTo(0.5816, 4);
    expect(await withOrg(ana, (tx) => recompute(tx, ana, evaluationId))).toMatchObject({ isEqual: true });
  });

  test("are refused while incomplete, and when they name what is not asked", async () => {
    const { ana, number, roundId, speed } = await weighingBy("swing");
    const submit = (judgements: Record<string, Record<string, number>>) =>
      submitBallot(ana, { number, roundId, ballot: { kind: "weighting", points: {}, judgements } });
    await expect(submit({ criteria: { [speed]: 100 } })).rejects.toMatchObject({
      code: "INVALID",
      message: "These weights are not complete. 2 steps without a number.",
    });
    await expect(submit({ themes: { All: 100 } })).rejects.toMatchObject({ code: "INVALID" });
    await expect(submit({})).rejects.toMatchObject({ code: "INVALID" });
  });

  test("are kept as a draft, judgement by judgement", async () => {
    const { ana, number, roundId, speed, safety } = await weighingBy("swing");
    const save = (given: Record<string, number | null>) =>
      saveBallotDraft(ana, {
        number,
        roundId,
        ballot: { kind: "weighting", points: {}, judgements: { criteria: given } },
      });
    await save({ [speed]: 100, [safety]: 10 });
    const { ballot } = await save({ [safety]: null });
    expect(ballot).toEqual({ kind: "weighting", points: {}, judgements: { criteria: { [speed]: 100 } } });
  });
});

describe("weights given by the steward", () => {
  test("are given in setup, seen by all, and lead straight to scoring", async () => {
    const { steward, ana, evaluationId, number, criteria } = await testEvaluation();
    await changeSettings(steward, { evaluationId, settings: { weighting: "steward" } });
    const participants = [ana.memberId];
    await expect(openWeighting(steward, { evaluationId, participants })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await expect(resumeScoring(steward, { evaluationId, participants })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const points = Object.fromEntries(criteria.map(({ id }, at) => [id, at === 0 ? 70 : 30]));
    await setStewardWeights(steward, { evaluationId, points });
    await resumeScoring(steward, { evaluationId, participants });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      phase: "scoring",
      weighting: "steward",
      weights: [{ weight: 0.7 }, { weight: 0.3 }],
    });
  });

  test("go when the group is to weigh after all", async () => {
    const { steward, ana, evaluationId, criteria } = await testEvaluation();
    await changeSettings(steward, { evaluationId, settings: { weighting: "steward" } });
    const points = Object.fromEntries(criteria.map(({ id }, at) => [id, at === 0 ? 70 : 30]));
    await setStewardWeights(steward, { evaluationId, points });
    await changeSettings(steward, { evaluationId, settings: { weighting: "points" } });
    await expect(resumeScoring(steward, { evaluationId, participants: [ana.memberId] })).rejects.toThrow(
      "There are no weights yet",
    );
  });

  test("nobody else gives them", async () => {
    const { steward, ana, evaluationId } = await testEvaluation();
    await changeSettings(steward, { evaluationId, settings: { weighting: "steward" } });
    await expect(setStewardWeights(ana, { evaluationId, points: {} })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

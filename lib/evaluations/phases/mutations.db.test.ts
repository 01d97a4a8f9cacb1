import { describe, expect, test } from "vitest";
import {
  evaluationInDiscussion,
  evaluationInScoring,
  evaluationInWeighting,
  score,
  testEvaluation,
  weigh,
} from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { getMyBallot } from "../ballots/queries";
import { getDiscussion } from "../discussion/queries";
import { getEvaluation } from "../overview/queries";
import { revealRound } from "../rounds/mutations";
import { updateSetup } from "../setup/mutations";
import {
  cancelEvaluation,
  openScoring,
  openSecondRound,
  openWeighting,
  reopenEvaluation,
  resumeScoring,
  setStewardWeights,
} from "./mutations";

const DEADLINE = { at: "2100-01-01T12:00:00+01:00", zone: "Europe/Berlin" };

describe("who steers", () => {
  test("every step is refused to members who do not, and unknown to other organizations", async () => {
    const { ana, evaluationId } = await evaluationInWeighting();
    const { owner: stranger } = await testOrganization();
    const steps = [
      (ctx: typeof ana) => openWeighting(ctx, { evaluationId, participants: [ctx.memberId] }),
      (ctx: typeof ana) => openScoring(ctx, { evaluationId }),
      (ctx: typeof ana) => resumeScoring(ctx, { evaluationId }),
      (ctx: typeof ana) => setStewardWeights(ctx, { evaluationId, points: {} }),
      (ctx: typeof ana) => openSecondRound(ctx, { evaluationId, extraCells: [] }),
      (ctx: typeof ana) => reopenEvaluation(ctx, { evaluationId, reason: "Why not" }),
      (ctx: typeof ana) => cancelEvaluation(ctx, { evaluationId, reason: "Why not" }),
    ];
    for (const step of steps) {
      await expect(step(ana)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(step(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("an admin steers what somebody else looks after", async () => {
    const { organization, evaluationId } = await testEvaluation();
    const admin = await testMember(organization, "admin");
    await expect(openWeighting(admin, { evaluationId, participants: [admin.memberId] })).resolves.toMatchObject({
      round: 1,
    });
  });
});

describe("openWeighting", () => {
  test("names the participants and the deadline with its zone", async () => {
    const { steward, ana, evaluationId, number } = await testEvaluation();
    await openWeighting(steward, { evaluationId, participants: [ana.memberId], deadline: DEADLINE });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      phase: "weighting",
      participants: [{ name: "Ana", hasSubmitted: false }],
      round: {
        kind: "weighting",
        number: 1,
        deadlineAt: new Date(DEADLINE.at),
        deadlineZone: "Europe/Berlin",
        state: "open",
        isBlind: true,
      },
    });
  });

  test("takes only joined members whose role takes part", async () => {
    const { organization, steward, evaluationId } = await testEvaluation();
    const stakeholder = await testMember(organization, "stakeholder");
    const { owner: stranger } = await testOrganization();
    const open = (memberId: string) => openWeighting(steward, { evaluationId, participants: [memberId] });
    await expect(open(stakeholder.memberId)).rejects.toMatchObject({ code: "INVALID" });
    await expect(open(stranger.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("needs two options and one criterion, a deadline ahead, and setup", async () => {
    const { steward, evaluationId, options } = await testEvaluation();
    const participants = [steward.memberId];
    const past = { at: "2001-01-01T00:00:00Z", zone: "UTC" };
    await expect(openWeighting(steward, { evaluationId, participants, deadline: past })).rejects.toMatchObject({
      code: "INVALID",
    });
    await updateSetup(steward, { evaluationId, changes: [{ kind: "remove-option", id: options[0]?.id ?? "" }] });
    await expect(openWeighting(steward, { evaluationId, participants })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const weighting = await evaluationInWeighting();
    const again = openWeighting(weighting.steward, {
      evaluationId: weighting.evaluationId,
      participants: [weighting.steward.memberId],
    });
    await expect(again).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

describe("openScoring", () => {
  test("without submitted weights is refused, and offers the steward's, which then count alone", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, evaluationId, number, criteria } = weighting;
    await expect(openScoring(steward, { evaluationId })).rejects.toThrow("set the weights yourself");
    const points = Object.fromEntries(criteria.map(({ id }, at) => [id, at === 0 ? 90 : 10]));
    await expect(setStewardWeights(steward, { evaluationId, points: {} })).rejects.toMatchObject({ code: "INVALID" });
    await setStewardWeights(steward, { evaluationId, points });
    await openScoring(steward, { evaluationId });
    const overview = await getEvaluation(steward, { number });
    expect(overview).toMatchObject({
      phase: "scoring",
      weighting: "steward",
      weights: [{ weight: 0.9 }, { weight: 0.1 }],
    });
  });

  test("lets submitted weights go before the steward's", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, evaluationId, number, criteria } = weighting;
    const points = Object.fromEntries(criteria.map(({ id }, at) => [id, at === 0 ? 90 : 10]));
    await weigh(weighting, ana, [25, 75]);
    await expect(setStewardWeights(steward, { evaluationId, points })).rejects.toMatchObject({ code: "PRECONDITION" });
    await openScoring(steward, { evaluationId });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      weighting: "participants",
      weights: [{ weight: 0.25 }, { weight: 0.75 }],
    });
  });

  test("follows a weighting that was revealed at its deadline", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, evaluationId } = weighting;
    await weigh(weighting, ana);
    await revealRound(steward, { evaluationId });
    await expect(weigh(weighting, steward)).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(openScoring(steward, { evaluationId })).resolves.toMatchObject({ round: 1 });
  });
});

describe("setStewardWeights", () => {
  test("ends the round, so that nobody weighs who has seen the steward's weights", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, evaluationId, number, criteria } = weighting;
    const pointsOf = (first: number) =>
      Object.fromEntries(criteria.map(({ id }, at) => [id, at === 0 ? first : 100 - first]));
    expect(await getEvaluation(ana, { number })).toMatchObject({ round: { state: "open" }, stewardWeights: null });
    await setStewardWeights(steward, { evaluationId, points: pointsOf(90) });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      round: { state: "revealed" },
      stewardWeights: pointsOf(90),
    });
    await expect(weigh(weighting, ana, [25, 75])).rejects.toMatchObject({ code: "PRECONDITION" });
    await setStewardWeights(steward, { evaluationId, points: pointsOf(80) });
    await openScoring(steward, { evaluationId });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      weighting: "steward",
      weights: [{ weight: 0.8 }, { weight: 0.2 }],
    });
  });
});

describe("openSecondRound", () => {
  test("asks for the contested cells and those the steward adds, and keeps everything else", async () => {
    const discussion = await evaluationInDiscussion(["51 43", "52 43", "15 43"]);
    const { steward, ben, evaluationId, number, criteria, options } = discussion;
    const [speed, safety] = criteria.map(({ id }) => id);
    const [django] = options.map(({ id }) => id);
    if (!speed || !safety || !django) throw new Error("The matrix is incomplete.");
    const second = await openSecondRound(steward, {
      evaluationId,
      extraCells: [{ criterionId: safety, optionId: django }],
    });
    const ballot = await getMyBallot(ben, { number });
    expect(ballot?.criteria.map(({ optionIds }) => optionIds.length)).toEqual([2, 1]);
    await expect(score({ ...discussion, ...second }, ben, "11 11")).rejects.toMatchObject({ code: "INVALID" });
    await score({ ...discussion, ...second }, ben, "51 3");
    await revealRound(steward, { evaluationId });
    const after = await getDiscussion(ben, { number });
    const first = await getDiscussion(ben, { number, round: 1 });
    expect(after?.cells.map((cell) => cell.votes.length)).toEqual([3, 3, 3, 3]);
    expect(after?.cells.map((cell) => cell.isInLatestRound)).toEqual([true, true, true, false]);
    expect(first?.cells.map((cell) => cell.mean)).toEqual([11 / 3, 4, 8 / 3, 3]);
    expect(after?.cells.map((cell) => cell.mean)).toEqual([5, 11 / 3, 4 / 3, 3]);
  });

  test("is refused when nothing is contested and nothing is added, and before discussion", async () => {
    const agreed = await evaluationInDiscussion(["43 43", "43 43", "43 43"]);
    await expect(
      openSecondRound(agreed.steward, { evaluationId: agreed.evaluationId, extraCells: [] }),
    ).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const scoring = await evaluationInScoring();
    await expect(
      openSecondRound(scoring.steward, { evaluationId: scoring.evaluationId, extraCells: [] }),
    ).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });
});

describe("reopenEvaluation", () => {
  test("of a blind round gives the round up: its ballots are void and stay unread, and later rounds are blind", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, evaluationId, number } = scoring;
    await score(scoring, ana, "11 11");
    await reopenEvaluation(steward, { evaluationId, reason: "An option was missing" });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      phase: "setup",
      isReopened: false,
      canSkipWeighting: true,
    });
    await expect(openScoring(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
    const again = await resumeScoring(steward, { evaluationId });
    await expect(resumeScoring(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(again.round).toBe(2);
    await score({ ...scoring, ...again }, steward, "33 33");
    await revealRound(steward, { evaluationId });
    const discussion = await getDiscussion(ana, { number });
    expect(discussion?.rounds).toMatchObject([{ number: 2, submitted: 1, isBlind: true }]);
    expect(discussion?.cells.map((cell) => cell.answers)).toEqual([1, 1, 1, 1]);
  });

  test("is refused once it is cancelled", async () => {
    const { steward, evaluationId } = await testEvaluation();
    await cancelEvaluation(steward, { evaluationId, reason: "Asked too early" });
    await expect(reopenEvaluation(steward, { evaluationId, reason: "No" })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await expect(cancelEvaluation(steward, { evaluationId, reason: "No" })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });
});

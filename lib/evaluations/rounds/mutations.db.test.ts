import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { rounds } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import {
  evaluationInScoring,
  evaluationInWeighting,
  score,
  scoresOf,
  weigh,
  type TestEvaluation,
} from "@/db/testing/evaluations";
import { testOrganization } from "@/db/testing/factories";
import { saveBallotDraft } from "../ballots/mutations";
import { getDiscussion } from "../discussion/queries";
import { getEvaluation } from "../overview/queries";
import { openScoring } from "../phases/mutations";
import { changeDeadline, revealDueRounds, revealRound } from "./mutations";

const soon = (hours: number) => ({ at: new Date(Date.now() + hours * 3_600_000).toISOString(), zone: "Europe/Berlin" });

/** Puts the deadline into the past, as time does. */
function expire({ steward }: TestEvaluation, roundId: string) {
  return withOrg(steward, (tx) =>
    tx
      .update(rounds)
      .set({ deadlineAt: new Date("2001-01-01T00:00:00Z"), deadlineZone: "UTC" })
      .where(and(eq(rounds.organizationId, steward.organizationId), eq(rounds.id, roundId))),
  );
}

function revealsIn({ steward, decisionId }: TestEvaluation): Promise<number> {
  const ofType = and(
    eq(events.organizationId, steward.organizationId),
    eq(events.chainId, decisionId),
    eq(events.type, "evaluation.round_revealed"),
  );
  return withOrg(steward, (tx) => tx.$count(events, ofType));
}

describe("revealRound", () => {
  test("begins discussion, once", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, evaluationId, number } = scoring;
    await expect(revealRound(steward, { evaluationId })).rejects.toThrow("Nobody has submitted scores");
    await score(scoring, ana, "54 32");
    expect(await revealRound(steward, { evaluationId })).toMatchObject({ submitted: 1 });
    expect(await getEvaluation(ana, { number })).toMatchObject({ phase: "discussion" });
    await expect(revealRound(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  test("tells who saved a draft and did not submit it that it does not count", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, evaluationId, number, roundId } = scoring;
    await saveBallotDraft(ana, { number, roundId, ballot: scoresOf(scoring, "1") });
    await score(scoring, ben, "54 32");
    await revealRound(steward, { evaluationId });
    expect(await getDiscussion(ana, { number })).toMatchObject({ hasUncountedDraft: true });
    expect(await getDiscussion(ben, { number })).toMatchObject({ hasUncountedDraft: false });
  });

  test("tells who saved weights and did not submit them that they do not count, while scoring too", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, ben, evaluationId, number, roundId } = weighting;
    await saveBallotDraft(ana, { number, roundId, ballot: { kind: "weighting", points: {} } });
    await weigh(weighting, ben, [60, 40]);
    expect(await getEvaluation(ana, { number })).toMatchObject({ hasUncountedWeights: false });
    await openScoring(steward, { evaluationId });
    expect(await getEvaluation(ana, { number })).toMatchObject({ phase: "scoring", hasUncountedWeights: true });
    expect(await getEvaluation(ben, { number })).toMatchObject({ phase: "scoring", hasUncountedWeights: false });
  });

  test("is refused to members and unknown to other organizations", async () => {
    const { ana, evaluationId } = await evaluationInScoring();
    const { owner: stranger } = await testOrganization();
    await expect(revealRound(ana, { evaluationId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(revealRound(stranger, { evaluationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("changeDeadline", () => {
  test("extends a round, also one that is locked, and everybody sees the new moment", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, evaluationId, number, roundId } = scoring;
    await changeDeadline(steward, { evaluationId, deadline: soon(1) });
    await expire(scoring, roundId);
    expect(await getEvaluation(ana, { number })).toMatchObject({ phase: "scoring", round: { state: "locked" } });
    const deadline = soon(5);
    await changeDeadline(steward, { evaluationId, deadline });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      round: { state: "open", deadlineAt: new Date(deadline.at), deadlineZone: "Europe/Berlin" },
    });
    await expect(score(scoring, ana, "54 32")).resolves.toHaveProperty("sequence");
  });

  test("never takes time away, and is refused to members, to other organizations and after the reveal", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, evaluationId } = scoring;
    const { owner: stranger } = await testOrganization();
    await changeDeadline(steward, { evaluationId, deadline: soon(5) });
    await expect(changeDeadline(steward, { evaluationId, deadline: soon(4) })).rejects.toMatchObject({
      code: "INVALID",
    });
    await expect(changeDeadline(steward, { evaluationId, deadline: soon(-1) })).rejects.toMatchObject({
      code: "INVALID",
    });
    await expect(changeDeadline(ana, { evaluationId, deadline: soon(6) })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(changeDeadline(stranger, { evaluationId, deadline: soon(6) })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await score(scoring, ana, "54 32");
    await revealRound(steward, { evaluationId });
    await expect(changeDeadline(steward, { evaluationId, deadline: soon(6) })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });
});

describe("revealDueRounds", () => {
  test("reveals what is past its deadline, once, however often and however late it runs", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, number } = scoring;
    const scope = { organizationId: steward.organizationId, userId: null };
    await score(scoring, ana, "54 32");
    expect(await revealDueRounds(scope)).toBe(0);
    await expire(scoring, scoring.roundId);
    const before = await revealsIn(scoring);
    const revealed = await Promise.all([1, 2, 3].map(() => revealDueRounds(scope)));
    expect(revealed.sort()).toEqual([0, 0, 1]);
    expect(await revealsIn(scoring)).toBe(before + 1);
    expect(await getEvaluation(ana, { number })).toMatchObject({ phase: "discussion" });
  });

  test("leaves a round without ballots to the steward, and reveals weights without opening scoring", async () => {
    const weighting = await evaluationInWeighting();
    const { steward, ana, number } = weighting;
    const scope = { organizationId: steward.organizationId, userId: null };
    await expire(weighting, weighting.roundId);
    expect(await revealDueRounds(scope)).toBe(0);
    await changeDeadline(steward, { evaluationId: weighting.evaluationId, deadline: soon(1) });
    await weigh(weighting, ana, [60, 40]);
    await expire(weighting, weighting.roundId);
    expect(await revealDueRounds(scope)).toBe(1);
    expect(await getEvaluation(ana, { number })).toMatchObject({
      phase: "weighting",
      round: { state: "revealed" },
      weights: [{ weight: 0.6 }, { weight: 0.4 }],
    });
  });
});

import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { testMember, testOrganization } from "@/db/testing/factories";
import { cast, opened, revealed, testVote, voteOf, type TestVote } from "@/db/testing/votes";
import type { Ctx } from "@/lib/access/context";
import { getMyBallot } from "../ballots/queries";
import { submitBallot } from "../ballots/mutations";
import { getDiscussion } from "../discussion/queries";
import { readOpenBallots } from "../lists/queries";
import { hideNames } from "../names/mutations";
import { getEvaluation } from "../overview/queries";
import { openSecondRound, openWeighting, reopenEvaluation } from "../phases/mutations";
import { getResult } from "../results/queries";
import { revealRound } from "../rounds/mutations";
import { updateSetup } from "../setup/mutations";
import { submitVote, saveVoteDraft } from "./ballots/mutations";
import { getMyVote } from "./ballots/queries";
import { closeVote } from "./closing/mutations";
import { openVoting } from "./mutations";
import { VOTE_METHODS } from "./rules";
import { getVote } from "./views/queries";

const CANARY = "canary-77ae";
const BALLOTS = {
  approval: ["0", "01", "12"],
  ranked: ["0 1", "1 02", "2"],
  score: ["51-", "234", "--2"],
  consent: ["yes", "aside", "no"],
} as const;

/** Everything the screens would send this person, as text. */
async function sentTo(ctx: Ctx, { number }: TestVote): Promise<string> {
  const all = [
    await getEvaluation(ctx, { number }),
    await getMyVote(ctx, { number }),
    await getMyBallot(ctx, { number }),
    await getVote(ctx, { number }),
    await getDiscussion(ctx, { number }),
    await getResult(ctx, { number }),
    await withOrg(ctx, (tx) => readOpenBallots(tx, ctx)),
  ];
  return JSON.stringify(all);
}

describe.each(VOTE_METHODS)("a vote by %s", (method) => {
  test("is blind until the reveal: whatever somebody marks, others are sent the same", async () => {
    const vote = await opened(await testVote(method));
    const { steward, ana, ben, organization, number, roundId } = vote;
    const watchers = [ben, steward, await testMember(organization, "admin")];
    const seen = () => Promise.all(watchers.map((watcher) => sentTo(watcher, vote)));
    await cast(vote, ana, BALLOTS[method][0], CANARY);
    const before = await seen();
    await cast(vote, ana, BALLOTS[method][2], `other ${CANARY}`);
    await saveVoteDraft(ana, { number, roundId, vote: voteOf(vote, BALLOTS[method][1], `draft ${CANARY}`) });
    expect(await seen()).toEqual(before);
    expect(before.join("")).not.toContain(CANARY);
    expect(await sentTo(ana, vote)).toContain(`draft ${CANARY}`);
  });

  test("shows every ballot after the reveal, and not the draft that was never submitted", async () => {
    const vote = await opened(await testVote(method));
    await cast(vote, vote.ana, BALLOTS[method][0], "Because");
    await saveVoteDraft(vote.ben, { ...vote, vote: voteOf(vote, BALLOTS[method][1], CANARY) });
    const { evaluationId } = vote;
    await revealRound(vote.steward, { evaluationId });
    const view = await getVote(vote.ben, vote);
    expect(view?.votes).toEqual([
      { memberId: vote.ana.memberId, name: "Ana", isYou: false, vote: voteOf(vote, BALLOTS[method][0], "Because") },
    ]);
    expect(view).toMatchObject({ hasUncountedDraft: true, closed: null, result: { voters: 1, eligible: 3 } });
    expect(JSON.stringify(view)).not.toContain(CANARY);
  });

  test("takes ballots of its kind only, from participants only, in the open round only", async () => {
    const vote = await opened(await testVote(method));
    const { organization, steward, ana, number, roundId } = vote;
    const outsider = await testMember(organization, "member");
    const { owner: stranger } = await testOrganization();
    const ballot = voteOf(vote, BALLOTS[method][0]);
    const wrong = voteOf({ ...vote, method: method === "approval" ? "ranked" : "approval" }, "0");
    await expect(submitVote(outsider, { number, roundId, vote: ballot })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(submitVote(stranger, { number, roundId, vote: ballot })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(submitVote(ana, { number, roundId, vote: wrong })).rejects.toMatchObject({ code: "INVALID" });
    const scores = { kind: "scoring" as const, answers: {}, reasons: {} };
    await expect(submitBallot(ana, { number, roundId, ballot: scores })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await cast(vote, ana, BALLOTS[method][0]);
    await revealRound(steward, vote);
    await expect(cast(vote, ana, BALLOTS[method][0])).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  test("refuses the steps of an evaluation on criteria", async () => {
    const vote = await testVote(method);
    const { steward, evaluationId } = vote;
    const participants = [steward.memberId];
    const criterion = { kind: "save-criterion" as const, name: "Speed" };
    await expect(openWeighting(steward, { evaluationId, participants })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await expect(updateSetup(steward, { evaluationId, changes: [criterion] })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await expect(hideNames(steward, { evaluationId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await revealed(vote, BALLOTS[method]);
    await expect(openSecondRound(steward, { evaluationId, extraCells: [] })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });
});

describe("openVoting", () => {
  test("is the steward's, from setup or to vote again, and needs options", async () => {
    const vote = await testVote("approval");
    const { ana, steward, evaluationId, optionIds } = vote;
    const { owner: stranger } = await testOrganization();
    const participants = [steward.memberId];
    await expect(openVoting(ana, { evaluationId, participants })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(openVoting(stranger, { evaluationId, participants: [stranger.memberId] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const changes = optionIds.slice(1).map((id) => ({ kind: "remove-option" as const, id }));
    await updateSetup(steward, { evaluationId, changes });
    await expect(openVoting(steward, { evaluationId, participants })).rejects.toThrow("at least two options");
  });

  test("for consent needs exactly one proposal", async () => {
    const { steward, evaluationId } = await testVote("consent");
    await updateSetup(steward, { evaluationId, changes: [{ kind: "save-option", name: "Another" }] });
    await expect(openVoting(steward, { evaluationId, participants: [steward.memberId] })).rejects.toThrow(
      "exactly one",
    );
  });

  test("votes again: the later round counts alone, and hides the first until its reveal", async () => {
    const vote = await revealed(await testVote("approval"), ["0", "0", "1"]);
    const { steward, ana, evaluationId } = vote;
    const again = {
      ...vote,
      ...(await openVoting(steward, { evaluationId, participants: [steward.memberId, ana.memberId] })),
    };
    expect(again.round).toBe(2);
    expect(await getVote(ana, again)).toBeNull();
    await cast(again, ana, "2");
    await revealRound(steward, { evaluationId });
    expect(await getVote(ana, again)).toMatchObject({
      round: 2,
      result: { voters: 1, leaderIds: [vote.optionIds[2]] },
    });
  });

  test("after reopening is not blind any more, and closes like any other", async () => {
    const vote = await revealed(await testVote("approval"), ["0", "0", "1"]);
    const { steward, evaluationId } = vote;
    await reopenEvaluation(steward, { evaluationId, reason: "An option was missing" });
    expect(await getEvaluation(steward, vote)).toMatchObject({ phase: "setup", isReopened: true, gap: null });
    const again = await opened(vote);
    await cast(again, steward, "1");
    await revealRound(steward, { evaluationId });
    await expect(closeVote(steward, { evaluationId })).resolves.toMatchObject({ chosenOptionId: vote.optionIds[1] });
  });
});

test("a vote of another tab is not replaced by one that does not know it, as a draft or submitted", async () => {
  const vote = await opened(await testVote("approval"));
  const { ana, number, roundId } = vote;
  const of = (text: string, basedOn: string | null) => ({ number, roundId, vote: voteOf(vote, text), basedOn });
  const first = await saveVoteDraft(ana, of("0", null));
  const known = first.savedAt.toISOString();
  await expect(saveVoteDraft(ana, of("1", null))).rejects.toMatchObject({
    code: "CONFLICT",
    detail: { savedAt: known },
  });
  await expect(submitVote(ana, of("1", null))).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await getMyVote(ana, { number })).toMatchObject({ content: voteOf(vote, "0"), submitted: null });
  const { submittedAt } = await submitVote(ana, of("01", known));
  await expect(saveVoteDraft(ana, of("2", known))).rejects.toMatchObject({ code: "CONFLICT" });
  await saveVoteDraft(ana, of("2", submittedAt.toISOString()));
  expect(await getMyVote(ana, { number })).toMatchObject({ content: voteOf(vote, "2") });
});

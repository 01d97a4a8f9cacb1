import { ballots } from "@/db/schema/evaluations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { databaseClock } from "@/lib/history/clock";
import type { ActingCtx } from "@/lib/history/mutations";
import { findEvaluation, keepSubmission, lockForVote, readRound, type BallotReceipt } from "../../ballots/mutations";
import { queueForEvaluation } from "../../queries";
import { assertRoundOpen } from "../../rounds/rules";
import { assertPhase } from "../../rules";
import { voteMethodOf } from "../rules";
import type { VoteContent, VoteInput } from "./input";
import { assertKind, assertVote } from "./rules";

/** Submits the caller's vote for the open round. Submitting again replaces until the round closes. */
export async function submitVote(ctx: ActingCtx, input: VoteInput): Promise<BallotReceipt> {
  assertCan(ctx, "take part in evaluations");
  return withAuthority(ctx, async (tx) => {
    await queueForEvaluation(tx, ctx, input.number, "beside others");
    const evaluation = await lockForVote(tx, ctx, input);
    const method = voteMethodOf(evaluation.method);
    const { round, now, options } = await readRound(tx, ctx, evaluation.id, input.roundId);
    assertPhase(evaluation.phase, [round.kind], "Submitting this ballot");
    assertRoundOpen(round, now);
    assertVote(method, options, input.vote);
    return keepSubmission(tx, ctx, evaluation, round, input.vote);
  });
}

/** Keeps the caller's unfinished vote. Private, no event, never counts; a submission made before stays what counts. */
export async function saveVoteDraft(
  ctx: ActingCtx,
  input: VoteInput,
): Promise<{ readonly vote: VoteContent; readonly savedAt: Date }> {
  assertCan(ctx, "take part in evaluations");
  return withAuthority(ctx, async (tx) => {
    const evaluation = await findEvaluation(tx, ctx, input);
    const { round, now } = await readRound(tx, ctx, evaluation.id, input.roundId);
    assertPhase(evaluation.phase, [round.kind], "Saving this ballot");
    assertRoundOpen(round, now);
    assertKind(voteMethodOf(evaluation.method), input.vote);
    const savedAt = ctx.happenedAt ?? (await databaseClock(tx));
    const of = { organizationId: ctx.organizationId, roundId: round.id, memberId: ctx.memberId };
    await tx
      .insert(ballots)
      .values({ ...of, draft: input.vote, draftSavedAt: savedAt })
      .onConflictDoUpdate({
        target: [ballots.organizationId, ballots.roundId, ballots.memberId],
        set: { draft: input.vote, draftSavedAt: savedAt },
      });
    return { vote: input.vote, savedAt };
  });
}

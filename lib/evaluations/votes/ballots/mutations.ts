import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ballots } from "@/db/schema/evaluations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { databaseClock } from "@/lib/history/clock";
import type { ActingCtx } from "@/lib/history/mutations";
import { findEvaluation, keepSubmission, lockForVote, readRound, type BallotReceipt } from "../../ballots/mutations";
import { queueForEvaluation } from "../../queries";
import { assertRoundOpen } from "../../rounds/rules";
import { assertPhase } from "../../rules";
import { voteMethodOf } from "../rules";
import type { VoteContent, VoteInput } from "./input";
import { assertKind, assertNewest, assertVote, type VoteTimes } from "./rules";

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
    if (input.basedOn !== undefined) assertNewest(await lockOwnVote(tx, ctx, round.id), input.basedOn);
    return keepSubmission(tx, ctx, evaluation, round, input.vote);
  });
}

/**
 * Keeps the caller's unfinished vote, whole. Private, no event, never counts; a submission made before stays what counts. A tab
 * that does not know the newest one is refused with it.
 */
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
    const own = await lockOwnVote(tx, ctx, round.id);
    if (input.basedOn !== undefined) assertNewest(own, input.basedOn);
    const savedAt = ctx.happenedAt ?? (await databaseClock(tx));
    await tx
      .update(ballots)
      .set({ draft: input.vote, draftSavedAt: savedAt })
      .where(
        and(
          eq(ballots.organizationId, ctx.organizationId),
          eq(ballots.roundId, round.id),
          eq(ballots.memberId, ctx.memberId),
        ),
      );
    return { vote: input.vote, savedAt };
  });
}

/** The caller's vote in the round, locked, and made when there is none: two tabs that save at once do so one after the other. */
async function lockOwnVote(tx: Tx, { organizationId, memberId }: ActingCtx, roundId: string): Promise<VoteTimes> {
  const [row] = await tx
    .insert(ballots)
    .values({ organizationId, roundId, memberId })
    .onConflictDoUpdate({
      target: [ballots.organizationId, ballots.roundId, ballots.memberId],
      set: { draft: sql`${ballots.draft}` },
    })
    .returning({
      draftSavedAt: ballots.draftSavedAt,
      submittedAt: ballots.submittedAt,
      voidedAt: ballots.voidedAt,
    });
  if (row === undefined) throw notFound("ballot");
  // What was voided is shown to nobody, so that no tab can know it.
  return { draftSavedAt: row.draftSavedAt, submittedAt: row.voidedAt === null ? row.submittedAt : null };
}

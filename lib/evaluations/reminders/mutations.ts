import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { evaluations, rounds } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { databaseClock } from "@/lib/history/clock";
import { appendEvent, type ActingCtx, type Actor } from "@/lib/history/mutations";
import { loadEvaluation, lockForSteering, queueForEvaluation, type LoadedEvaluation } from "../queries";
import { currentRound, roundData } from "../rounds/mutations";
import type { Round } from "../rounds/queries";
import { assertPhase } from "../rules";
import type { Remind } from "./input";
import { countMissing, readLastReminder, readReminded } from "./queries";
import { assertMayRemind, dueReminder } from "./rules";

/**
 * The steward reminds everybody who has not submitted in the open round, at most once in twelve hours. Says how many they are, and
 * nothing of what anybody gave.
 */
export async function remindMissing(ctx: ActingCtx, input: Remind): Promise<{ readonly reminded: number }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, ["weighting", "scoring"], "Reminding");
    const round = await currentRound(tx, ctx, evaluation);
    const missing = await countMissing(tx, ctx, evaluation.id, round.id);
    const last = await readLastReminder(tx, ctx, evaluation.decisionId, round.openedAt);
    assertMayRemind(round, last, missing, await databaseClock(tx));
    await appendReminder(tx, ctx, evaluation, round, "steward", missing);
    return { reminded: missing };
  });
}

/**
 * For the job: reminds in every open round of the organization whose half time or last day has come. Running late, twice or on two
 * machines changes nothing: each round is looked at again under its lock, and keeps when it was. Returns how many reminders went out.
 */
export async function remindDueRounds(scope: Scope): Promise<number> {
  const open = await withOrg(scope, (tx) =>
    tx
      .selectDistinct({ evaluationId: rounds.evaluationId })
      .from(rounds)
      .innerJoin(
        evaluations,
        and(eq(evaluations.organizationId, rounds.organizationId), eq(evaluations.id, rounds.evaluationId)),
      )
      .where(
        and(
          eq(rounds.organizationId, scope.organizationId),
          isNull(rounds.revealedAt),
          isNull(rounds.remindedAgainAt),
          gt(rounds.deadlineAt, sql`clock_timestamp()`),
          inArray(evaluations.phase, ["weighting", "scoring"]),
        ),
      ),
  );
  let reminded = 0;
  for (const { evaluationId } of open) if (await remindIfDue(scope, evaluationId)) reminded += 1;
  return reminded;
}

async function remindIfDue(scope: Scope, evaluationId: string): Promise<boolean> {
  return withOrg(scope, async (tx) => {
    const evaluation = await lockWithDecision(tx, scope, evaluationId);
    if (evaluation?.phase !== "weighting" && evaluation?.phase !== "scoring") return false;
    const round = await currentRound(tx, scope, evaluation);
    const now = await databaseClock(tx);
    const due = dueReminder({ ...round, ...(await readReminded(tx, scope, round.id)) }, now);
    if (due === null) return false;
    // What comes with or after the later reminder replaces the first.
    await tx
      .update(rounds)
      .set(due === "again" ? { remindedAgainAt: now } : { remindedAt: now })
      .where(and(eq(rounds.organizationId, scope.organizationId), eq(rounds.id, round.id)));
    const missing = await countMissing(tx, scope, evaluation.id, round.id);
    if (missing === 0) return false;
    await appendReminder(tx, { ...scope, memberId: null }, evaluation, round, due, missing);
    return true;
  });
}

/** Locks in the order of every verb: decision, place in the queue, evaluation. Null when the decision is gone. */
async function lockWithDecision(tx: Tx, scope: Scope, evaluationId: string): Promise<LoadedEvaluation | null> {
  const { decisionId } = await loadEvaluation(tx, scope, evaluationId);
  const [decision] = await tx
    .select({ number: decisions.number })
    .from(decisions)
    .where(and(eq(decisions.organizationId, scope.organizationId), eq(decisions.id, decisionId)))
    .for("update");
  if (decision === undefined) return null;
  await queueForEvaluation(tx, scope, decision.number, "alone");
  return loadEvaluation(tx, scope, evaluationId, "update");
}

async function appendReminder(
  tx: Tx,
  actor: Actor,
  evaluation: LoadedEvaluation,
  round: Round,
  cause: "steward" | "first" | "again",
  reminded: number,
): Promise<void> {
  await appendEvent(tx, actor, evaluation.decisionId, {
    type: "evaluation.reminded",
    data: { ...roundData(evaluation, round), cause, reminded },
  });
}

import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { v7 as uuid } from "uuid";
import { withOrg, type Tx } from "@/db/client";
import type { EvaluationPhase, RoundKind } from "@/db/enums";
import { decisions } from "@/db/schema/decisions";
import { evaluations, rounds } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound, precondition } from "@/lib/errors";
import { databaseClock, momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx, type Actor } from "@/lib/history/mutations";
import { enqueue } from "@/lib/jobs/queue";
import type { Deadline } from "../input";
import { loadEvaluation, lockForSteering, queueForEvaluation, type LoadedEvaluation } from "../queries";
import { reminderTimes } from "../reminders/rules";
import { assertPhase } from "../rules";
import { raiseObjections } from "../votes/objections/raising/mutations";
import type { ChangeDeadline, RevealRound } from "./input";
import { countSubmitted, latestRound, readParticipants, type Round } from "./queries";
import { assertDeadline, assertHasBallots, assertUnrevealed, roundState } from "./rules";

export interface RevealedRound {
  readonly roundId: string;
  readonly submitted: number;
}

/** Reveals the open round, once. After a scoring round discussion begins; after weighting the steward opens scoring. */
export async function revealRound(ctx: ActingCtx, input: RevealRound): Promise<RevealedRound> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, ["weighting", "scoring"], "Revealing a round");
    const round = await currentRound(tx, ctx, evaluation);
    assertUnrevealed(round, "Revealing");
    return reveal(tx, ctx, evaluation, round, "steward");
  });
}

/** Moves the open round's deadline to a later moment, or gives it one, until the reveal (rule 26). Everybody sees the event. */
export async function changeDeadline(ctx: ActingCtx, input: ChangeDeadline): Promise<{ readonly deadlineAt: Date }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, ["weighting", "scoring"], "Changing the deadline");
    const round = await currentRound(tx, ctx, evaluation);
    assertUnrevealed(round, "Changing the deadline");
    const deadlineAt = new Date(input.deadline.at);
    const now = await databaseClock(tx);
    assertDeadline(deadlineAt, round.deadlineAt, now);
    await tx
      .update(rounds)
      .set({ deadlineAt, deadlineZone: input.deadline.zone, ...movedReminder(round, deadlineAt, now) })
      .where(and(eq(rounds.organizationId, ctx.organizationId), eq(rounds.id, round.id)));
    await scheduleRound(tx, ctx, round.openedAt, deadlineAt);
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.deadline_changed",
      data: {
        ...roundData(evaluation, round),
        from: round.deadlineAt?.toISOString() ?? null,
        to: deadlineAt.toISOString(),
        zone: input.deadline.zone,
      },
    });
    return { deadlineAt };
  });
}

/**
 * For the job: reveals every round of the organization that is past its deadline and has a ballot. Running late, twice or
 * on two machines changes nothing: each round is looked at again under its lock. Returns how many were revealed.
 */
export async function revealDueRounds(scope: Scope): Promise<number> {
  const due = await withOrg(scope, (tx) =>
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
          lt(rounds.deadlineAt, sql`clock_timestamp()`),
          inArray(evaluations.phase, ["weighting", "scoring"]),
        ),
      ),
  );
  let revealed = 0;
  for (const { evaluationId } of due) if (await revealIfDue(scope, evaluationId)) revealed += 1;
  return revealed;
}

/** Puts up again what is to be done at the deadlines of open rounds, in the caller's transaction: for rounds that came from elsewhere, without their jobs. */
export async function scheduleOpenRounds(tx: Tx, scope: Scope): Promise<void> {
  const open = await tx
    .select({ openedAt: rounds.openedAt, deadlineAt: rounds.deadlineAt })
    .from(rounds)
    .where(
      and(
        eq(rounds.organizationId, scope.organizationId),
        isNull(rounds.revealedAt),
        gt(rounds.deadlineAt, sql`clock_timestamp()`),
      ),
    );
  for (const { openedAt, deadlineAt } of open)
    if (deadlineAt !== null) await scheduleRound(tx, scope, openedAt, deadlineAt);
}

/** A round to be opened. */
export interface NewRound {
  readonly kind: RoundKind;
  readonly cells: readonly string[] | null;
  readonly isBlind: boolean;
  readonly deadline: Deadline | null;
}

/** Opens the next round of its kind in the caller's transaction, under the evaluation's lock. */
export async function insertRound(tx: Tx, ctx: ActingCtx, evaluationId: string, next: NewRound): Promise<Round> {
  const deadlineAt = next.deadline === null ? null : new Date(next.deadline.at);
  const now = await databaseClock(tx);
  if (deadlineAt !== null) assertDeadline(deadlineAt, null, now);
  const before = await latestRound(tx, ctx, evaluationId, next.kind);
  const round = {
    id: uuid(),
    kind: next.kind,
    number: (before?.number ?? 0) + 1,
    openedAt: ctx.happenedAt ?? now,
    deadlineAt,
    deadlineZone: next.deadline?.zone ?? null,
    revealedAt: null,
    cells: next.cells,
    isBlind: next.isBlind,
  };
  await tx.insert(rounds).values({ ...round, organizationId: ctx.organizationId, evaluationId });
  if (deadlineAt !== null) await scheduleRound(tx, ctx, round.openedAt, deadlineAt);
  return round;
}

/** Reveals a round in the caller's transaction, under the evaluation's lock; a scoring round leads to discussion. */
export async function reveal(
  tx: Tx,
  actor: Actor,
  evaluation: LoadedEvaluation,
  round: Round,
  cause: "steward" | "deadline" | "scoring_opened",
): Promise<RevealedRound> {
  const { organizationId } = actor;
  const submitted = await countSubmitted(tx, actor, round.id);
  assertHasBallots(round.kind, submitted);
  const participants = await readParticipants(tx, actor, evaluation.id, null);
  await tx
    .update(rounds)
    .set({ revealedAt: momentOf(actor) })
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, round.id)));
  if (round.kind === "scoring") await setPhase(tx, actor, evaluation, "discussion");
  if (evaluation.method === "consent") await raiseObjections(tx, actor, evaluation.id, round.id);
  await appendEvent(tx, actor, evaluation.decisionId, {
    type: "evaluation.round_revealed",
    data: { ...roundData(evaluation, round), cause, submitted, participants: participants.length },
  });
  return { roundId: round.id, submitted };
}

/** Moves an evaluation to a phase, and its decision up in lists. The caller holds both locks, and has checked that it may. */
export async function setPhase(
  tx: Tx,
  actor: Actor,
  evaluation: Pick<LoadedEvaluation, "id" | "decisionId">,
  phase: EvaluationPhase,
  also: PgUpdateSetSource<typeof evaluations> = {},
): Promise<void> {
  const { organizationId } = actor;
  await tx
    .update(evaluations)
    .set({ ...also, phase })
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluation.id)));
  await tx
    .update(decisions)
    .set({ changedAt: momentOf(actor) })
    .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, evaluation.decisionId)));
}

/** The round an evaluation in weighting or scoring is in. */
export async function currentRound(tx: Tx, scope: Scope, evaluation: LoadedEvaluation): Promise<Round> {
  const kind = evaluation.phase === "weighting" ? "weighting" : "scoring";
  const round = await latestRound(tx, scope, evaluation.id, kind);
  if (round === null) throw precondition("No round is open.");
  return round;
}

/** How an event names a round. */
export function roundData(
  { id, method }: Pick<LoadedEvaluation, "id" | "method">,
  round: Pick<Round, "id" | "kind" | "number">,
) {
  const named = { evaluation: id, round: round.id, kind: round.kind, roundNumber: round.number };
  return { ...named, ...(method !== "matrix" && { method }) };
}

/**
 * Asks for `remindDueRounds` when reminders are due and for `revealDueRounds` once the deadline has passed. Reads and writes keep
 * the times themselves, whenever the jobs run.
 */
async function scheduleRound(tx: Tx, { organizationId }: Scope, openedAt: Date, deadlineAt: Date): Promise<void> {
  const { first, again } = reminderTimes(openedAt, deadlineAt);
  for (const startAfter of [first, again]) await enqueue(tx, "remind", { organizationId }, { startAfter });
  await enqueue(tx, "reveal", { organizationId }, { startAfter: new Date(deadlineAt.getTime() + 1000) });
}

/** An extension moves the last reminder: it is sent again where its new moment lies ahead. */
function movedReminder({ openedAt }: Round, deadlineAt: Date, now: Date): { remindedAgainAt?: null } {
  return reminderTimes(openedAt, deadlineAt).again.getTime() > now.getTime() ? { remindedAgainAt: null } : {};
}

async function revealIfDue(scope: Scope, evaluationId: string): Promise<boolean> {
  return withOrg(scope, async (tx) => {
    const { decisionId } = await loadEvaluation(tx, scope, evaluationId);
    const [decision] = await tx
      .select({ number: decisions.number })
      .from(decisions)
      .where(and(eq(decisions.organizationId, scope.organizationId), eq(decisions.id, decisionId)))
      .for("update");
    if (decision === undefined) throw notFound("decision");
    await queueForEvaluation(tx, scope, decision.number, "alone");
    const evaluation = await loadEvaluation(tx, scope, evaluationId, "update");
    if (evaluation.phase !== "weighting" && evaluation.phase !== "scoring") return false;
    const round = await currentRound(tx, scope, evaluation);
    if (roundState(round, await databaseClock(tx)) !== "locked") return false;
    // Without a ballot the round waits for the steward, who extends or cancels (rule 27).
    if ((await countSubmitted(tx, scope, round.id)) === 0) return false;
    await reveal(tx, { ...scope, memberId: null }, evaluation, round, "deadline");
    return true;
  });
}

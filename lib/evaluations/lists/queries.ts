import { and, asc, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { EvaluationMethod, RoundKind } from "@/db/enums";
import { decisions } from "@/db/schema/decisions";
import { ballots, evaluationParticipants, evaluations, rounds } from "@/db/schema/evaluations";
import { ballotContentShape } from "../ballots/input";
import { ballotColumns } from "../ballots/rules";
import { readCriteria, readOptions } from "../matrix/queries";
import { scoredOf } from "../measures/rules";
import { SUBMITTED } from "../rounds/queries";
import { readLastReminder } from "../reminders/queries";
import { roundState, type RoundState } from "../rounds/rules";
import type { Ctx } from "@/lib/access/context";

/** A round in which the caller takes part and has not been revealed, for home. */
export interface OpenBallot {
  readonly evaluationId: string;
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  readonly roundId: string;
  readonly method: EvaluationMethod;
  readonly kind: RoundKind;
  /** 1, 2, … within its kind. */
  readonly round: number;
  readonly state: Exclude<RoundState, "revealed">;
  readonly openedAt: Date;
  readonly deadlineAt: Date | null;
  readonly deadlineZone: string | null;
  /** When those who had not submitted were last reminded; null when they were not. */
  readonly lastReminder: Date | null;
  readonly hasSubmitted: boolean;
  /** A draft differs from what was submitted, or nothing was. */
  readonly hasDraft: boolean;
  /** Criteria answered in the draft or submission, of those the round asks for; of a vote, the one ballot. */
  readonly answered: number;
  readonly total: number;
  readonly submitted: number;
  readonly participants: number;
}

/** The caller's ballots in open rounds, those due first, without a deadline last. Includes submitted ones, which can still be changed. */
export async function readOpenBallots(tx: Tx, ctx: Ctx): Promise<OpenBallot[]> {
  const p = evaluationParticipants;
  // Asked for one by one: there are few ballots and many decisions, which statistics of small tables do not tell.
  const decision = tx
    .select({ id: decisions.id, number: decisions.number, title: decisions.title })
    .from(decisions)
    .where(and(eq(decisions.organizationId, evaluations.organizationId), eq(decisions.id, evaluations.decisionId)))
    .limit(1)
    .as("decision");
  const rows = await tx
    .select({
      evaluationId: evaluations.id,
      decision: { id: decision.id, number: decision.number, title: decision.title },
      roundId: rounds.id,
      method: evaluations.method,
      kind: rounds.kind,
      round: rounds.number,
      cells: rounds.cells,
      openedAt: rounds.openedAt,
      deadlineAt: rounds.deadlineAt,
      revealedAt: rounds.revealedAt,
      deadlineZone: rounds.deadlineZone,
      draft: ballots.draft,
      submission: ballots.submission,
      voidedAt: ballots.voidedAt,
      submitted: SUBMITTED,
      participants: participantsOf,
      now: sql`clock_timestamp()`.mapWith(rounds.openedAt),
    })
    .from(p)
    .innerJoin(evaluations, and(eq(evaluations.organizationId, p.organizationId), eq(evaluations.id, p.evaluationId)))
    .innerJoinLateral(decision, sql`true`)
    .innerJoin(
      rounds,
      and(
        eq(rounds.organizationId, evaluations.organizationId),
        eq(rounds.evaluationId, evaluations.id),
        sql`${rounds.kind} = ${evaluations.phase}`,
        isNull(rounds.revealedAt),
      ),
    )
    .leftJoin(
      ballots,
      and(
        eq(ballots.organizationId, rounds.organizationId),
        eq(ballots.roundId, rounds.id),
        eq(ballots.memberId, p.memberId),
      ),
    )
    .where(
      and(
        eq(p.organizationId, ctx.organizationId),
        eq(p.memberId, ctx.memberId),
        isNull(p.removedAt),
        inArray(evaluations.phase, ["weighting", "scoring"]),
      ),
    )
    .orderBy(sql`${rounds.deadlineAt} asc nulls last`, asc(rounds.openedAt));
  const open: OpenBallot[] = [];
  for (const { cells, draft, submission, voidedAt, revealedAt, now, ...row } of rows) {
    const state = roundState({ ...row, revealedAt }, now);
    if (state === "revealed") continue;
    const counted = submission !== null && voidedAt === null ? (JSON.parse(submission) as unknown) : null;
    open.push({
      ...row,
      state,
      lastReminder: await readLastReminder(tx, ctx, row.decision.id, row.openedAt),
      hasSubmitted: counted !== null,
      hasDraft: draft !== null,
      ...(await progressOf(tx, ctx, row, cells, draft ?? counted)),
    });
  }
  return open;
}

/** A round that every participant has submitted in. It waits for the steward to reveal it. */
export interface CompleteRound {
  readonly roundId: string;
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  readonly kind: RoundKind;
  /** 1, 2, … within its kind. */
  readonly round: number;
  readonly deadlineAt: Date | null;
  readonly participants: number;
}

/** The complete rounds of the decisions that the caller looks after, the one opened first first. */
export async function readCompleteRounds(tx: Tx, ctx: Ctx): Promise<CompleteRound[]> {
  return tx
    .select({
      roundId: rounds.id,
      decision: { id: decisions.id, number: decisions.number, title: decisions.title },
      kind: rounds.kind,
      round: rounds.number,
      deadlineAt: rounds.deadlineAt,
      participants: participantsOf,
    })
    .from(rounds)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, rounds.organizationId), eq(evaluations.id, rounds.evaluationId)),
    )
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, evaluations.organizationId), eq(decisions.id, evaluations.decisionId)),
    )
    .where(isCompleteRound(ctx))
    .orderBy(asc(rounds.openedAt), asc(rounds.id));
}

/** Of a round, with its evaluation and its decision joined: whether the caller has it to reveal. */
export function isCompleteRound(ctx: Ctx): SQL | undefined {
  return and(
    eq(rounds.organizationId, ctx.organizationId),
    eq(decisions.stewardId, ctx.memberId),
    sql`${rounds.kind} = ${evaluations.phase}`,
    isNull(rounds.revealedAt),
    sql`${participantsOf} between 1 and ${SUBMITTED}`,
  );
}

const participantsOf = sql<number>`(
  select count(*)::int from evaluation_participants q
  where q.organization_id = ${evaluations.organizationId} and q.evaluation_id = ${evaluations.id} and q.removed_at is null)`;

/** Criteria with every cell answered, or with points, of those the round asks for. */
async function progressOf(
  tx: Tx,
  ctx: Ctx,
  { evaluationId, kind, method }: Pick<OpenBallot, "evaluationId" | "kind" | "method">,
  cells: readonly string[] | null,
  content: unknown,
): Promise<{ readonly answered: number; readonly total: number }> {
  if (method !== "matrix") return { answered: content === null ? 0 : 1, total: 1 };
  const options = await readOptions(tx, ctx, evaluationId);
  const criteria = await readCriteria(tx, ctx, evaluationId);
  const columns = ballotColumns(options, kind === "scoring" ? scoredOf(criteria) : criteria, cells);
  const ballot = ballotContentShape.nullable().catch(null).parse(content);
  const answered = columns.filter(({ criterionId, optionIds }) => {
    if (ballot === null) return false;
    if (ballot.kind === "weighting") return ballot.points[criterionId] !== undefined;
    return optionIds.every((optionId) => ballot.answers[criterionId]?.[optionId] !== undefined);
  });
  return { answered: answered.length, total: columns.length };
}

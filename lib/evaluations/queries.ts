import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { EvaluationMethod, EvaluationPhase } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { evaluations } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { notFound, notFoundAs } from "@/lib/errors";
import { SETTINGS_COLUMNS } from "./settings/queries";
import type { EvaluationSettings } from "./settings/rules";

/** An evaluation's row, as verbs need it. Its result is read by `results`. */
export interface LoadedEvaluation {
  readonly id: string;
  readonly decisionId: string;
  /** 1, 2, … within the decision. */
  readonly number: number;
  readonly phase: EvaluationPhase;
  readonly method: EvaluationMethod;
  /** The version of the method that it began with. */
  readonly methodVersion: number;
  readonly templateKey: string | null;
  readonly isReopened: boolean;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly stewardWeights: Readonly<Record<string, number>> | null;
  readonly settings: EvaluationSettings;
  /** Since when votes stand under pseudonyms, for good; null while names are shown. */
  readonly namesHiddenAt: Date | null;
  readonly chosenOptionId: string | null;
  readonly choiceReason: string | null;
}

const COLUMNS = {
  id: evaluations.id,
  decisionId: evaluations.decisionId,
  number: evaluations.number,
  phase: evaluations.phase,
  method: evaluations.method,
  methodVersion: evaluations.methodVersion,
  templateKey: evaluations.templateKey,
  isReopened: evaluations.isReopened,
  createdAt: evaluations.createdAt,
  closedAt: evaluations.closedAt,
  cancelledAt: evaluations.cancelledAt,
  stewardWeights: evaluations.stewardWeights,
  settings: SETTINGS_COLUMNS,
  namesHiddenAt: evaluations.namesHiddenAt,
  chosenOptionId: evaluations.chosenOptionId,
  choiceReason: evaluations.choiceReason,
};

/** Loads one evaluation of this organization, or refuses with NOT_FOUND. Says nothing about who may see it. */
export async function loadEvaluation(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
  lock?: "update" | "share",
): Promise<LoadedEvaluation> {
  const query = tx
    .select(COLUMNS)
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)));
  const [evaluation] = lock === undefined ? await query : await query.for(lock);
  if (evaluation === undefined) throw notFound("evaluation");
  return evaluation;
}

/** The latest closed evaluation of a decision, or the latest before the one numbered `before`; null when there is none. */
export async function findClosed(
  tx: Tx,
  { organizationId }: Scope,
  decisionId: string,
  before?: number,
): Promise<LoadedEvaluation | null> {
  const [closed] = await tx
    .select(COLUMNS)
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, organizationId),
        eq(evaluations.decisionId, decisionId),
        eq(evaluations.phase, "closed"),
        before === undefined ? undefined : lt(evaluations.number, before),
      ),
    )
    .orderBy(desc(evaluations.number))
    .limit(1);
  return closed ?? null;
}

/**
 * Takes a place in the queue for a decision's evaluations, until the transaction ends: ballots beside each other, steering
 * alone. PostgreSQL lets ever new FOR SHARE pass a waiting FOR UPDATE, so a reveal would wait for as long as ballots keep coming.
 */
export async function queueForEvaluation(
  tx: Tx,
  { organizationId }: Scope,
  number: number,
  place: "beside others" | "alone",
): Promise<void> {
  const key = sql`hashtextextended(${`accord.evaluation ${organizationId} ${number}`}, 0)`;
  await tx.execute(
    place === "alone" ? sql`select pg_advisory_xact_lock(${key})` : sql`select pg_advisory_xact_lock_shared(${key})`,
  );
}

/** Names one evaluation of a decision: by its own number, else the latest. */
export interface EvaluationKey {
  /** The decision's number. */
  readonly number: number;
  readonly evaluation?: number;
}

export interface ShownEvaluation {
  readonly decision: LoadedDecision;
  readonly evaluation: LoadedEvaluation;
  /** All evaluations of the decision that the caller may see, the latest first. */
  readonly all: readonly LoadedEvaluation[];
}

/**
 * Finds an evaluation the caller may see, or null when the decision has none. Stakeholders see those that are closed
 * (rule 3). An unknown number, or a decision they may not see, is NOT_FOUND.
 */
export async function findShownEvaluation(tx: Tx, ctx: Ctx, key: EvaluationKey): Promise<ShownEvaluation | null> {
  const decision = await loadDecision(tx, ctx, { number: key.number });
  const all = await tx
    .select(COLUMNS)
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, ctx.organizationId),
        eq(evaluations.decisionId, decision.id),
        ctx.role === "stakeholder" ? eq(evaluations.phase, "closed") : undefined,
      ),
    )
    .orderBy(desc(evaluations.number));
  const evaluation = all.find((one) => key.evaluation === undefined || one.number === key.evaluation);
  if (evaluation !== undefined) return { decision, evaluation, all };
  if (key.evaluation !== undefined) throw notFound("evaluation");
  return null;
}

/** The names of members, by id, whatever became of them since. */
export async function readMemberNames(
  tx: Tx,
  { organizationId }: Scope,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: memberships.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, organizationId), inArray(memberships.id, [...memberIds])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface SteeredEvaluation {
  readonly evaluation: LoadedEvaluation;
  readonly decision: LoadedDecision;
}

/** Loads and locks an evaluation FOR UPDATE for somebody who may see its decision: no ballot slips past what follows. */
export async function lockEvaluation(tx: Tx, ctx: Ctx, evaluationId: string): Promise<SteeredEvaluation> {
  const { decisionId } = await loadEvaluation(tx, ctx, evaluationId);
  return lockUnder(
    tx,
    ctx,
    evaluationId,
    await loadDecision(tx, ctx, { id: decisionId }).catch(notFoundAs("evaluation")),
  );
}

/** Like `lockEvaluation`, with its decision: that one first, because in this order every verb takes them. */
async function lockWithDecision(tx: Tx, ctx: Ctx, evaluationId: string): Promise<SteeredEvaluation> {
  const { decisionId } = await loadEvaluation(tx, ctx, evaluationId);
  return lockUnder(
    tx,
    ctx,
    evaluationId,
    await loadDecision(tx, ctx, { id: decisionId }, "update").catch(notFoundAs("evaluation")),
  );
}

async function lockUnder(tx: Tx, ctx: Ctx, evaluationId: string, decision: LoadedDecision): Promise<SteeredEvaluation> {
  await queueForEvaluation(tx, ctx, decision.number, "alone");
  const evaluation = await loadEvaluation(tx, ctx, evaluationId, "update");
  if (ctx.role === "stakeholder" && evaluation.phase !== "closed") throw notFound("evaluation");
  return { evaluation, decision };
}

/** Like `lockEvaluation` with its decision, for what only the steward, an owner or an admin does (rule 22). */
export async function lockForSteering(tx: Tx, ctx: Ctx, evaluationId: string): Promise<SteeredEvaluation> {
  const steered = await lockWithDecision(tx, ctx, evaluationId);
  assertCan(ctx, "steer evaluations", steered.decision);
  return steered;
}

import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { EvaluationPhase } from "@/db/enums";
import { evaluations } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { notFound } from "@/lib/errors";

/** An evaluation's row, as verbs need it. Its result is read by `results`. */
export interface LoadedEvaluation {
  readonly id: string;
  readonly decisionId: string;
  /** 1, 2, … within the decision. */
  readonly number: number;
  readonly phase: EvaluationPhase;
  readonly templateKey: string | null;
  readonly isReopened: boolean;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly stewardWeights: Readonly<Record<string, number>> | null;
  readonly chosenOptionId: string | null;
  readonly choiceReason: string | null;
}

const COLUMNS = {
  id: evaluations.id,
  decisionId: evaluations.decisionId,
  number: evaluations.number,
  phase: evaluations.phase,
  templateKey: evaluations.templateKey,
  isReopened: evaluations.isReopened,
  createdAt: evaluations.createdAt,
  closedAt: evaluations.closedAt,
  cancelledAt: evaluations.cancelledAt,
  stewardWeights: evaluations.stewardWeights,
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

export interface SteeredEvaluation {
  readonly evaluation: LoadedEvaluation;
  readonly decision: LoadedDecision;
}

/**
 * Loads and locks an evaluation FOR UPDATE for somebody who may see its decision: no ballot slips past what follows.
 * `lockDecision` also locks the decision, and first, because that is the order in which every verb takes them.
 */
export async function lockEvaluation(
  tx: Tx,
  ctx: Ctx,
  evaluationId: string,
  lockDecision?: "update",
): Promise<SteeredEvaluation> {
  const { decisionId } = await loadEvaluation(tx, ctx, evaluationId);
  const decision = await loadDecision(tx, ctx, { id: decisionId }, lockDecision).catch(asEvaluation);
  const evaluation = await loadEvaluation(tx, ctx, evaluationId, "update");
  if (ctx.role === "stakeholder" && evaluation.phase !== "closed") throw notFound("evaluation");
  return { evaluation, decision };
}

/** Like `lockEvaluation`, for what only the steward, an owner or an admin does (rule 22). */
export async function lockForSteering(
  tx: Tx,
  ctx: Ctx,
  evaluationId: string,
  lockDecision?: "update",
): Promise<SteeredEvaluation> {
  const steered = await lockEvaluation(tx, ctx, evaluationId, lockDecision);
  assertCan(ctx, "steer evaluations", steered.decision);
  return steered;
}

function asEvaluation(error: unknown): never {
  throw error instanceof Error && "code" in error && error.code === "NOT_FOUND" ? notFound("evaluation") : error;
}

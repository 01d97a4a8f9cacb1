import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cellStances, evaluationCriteria, evaluationOptions, evaluationParticipants } from "@/db/schema/evaluations";
import { assertCan, can } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { forbidden, notFound, precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { readCriteria, readOptions } from "../matrix/queries";
import { lockEvaluation, lockForSteering } from "../queries";
import { assertPhase } from "../rules";
import { assertMatrix } from "../votes/rules";
import type { DropCriterion, DropOption, SetCellStance } from "./input";

/**
 * Says how the team left a cell: settled, or agreed to differ. A participant or whoever steers does; null takes it back. Saying the
 * same again is no event.
 */
export async function setCellStance(ctx: ActingCtx, input: SetCellStance): Promise<{ readonly evaluationId: string }> {
  assertCan(ctx, "take part in evaluations");
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockEvaluation(tx, ctx, input.evaluationId);
    if (!can(ctx, "steer evaluations", decision).allowed)
      await assertParticipant(
        tx,
        ctx,
        evaluation.id,
        "Participants and the steward settle cells. Leave a comment for them instead.",
      );
    assertPhase(evaluation.phase, ["discussion"], "Settling a cell");
    const { criterionId, optionId, stance } = input;
    await assertCell(tx, ctx, evaluation.id, criterionId, optionId);
    const t = cellStances;
    const ofCell = and(
      eq(t.organizationId, ctx.organizationId),
      eq(t.evaluationId, evaluation.id),
      eq(t.criterionId, criterionId),
      eq(t.optionId, optionId),
    );
    const [before] = await tx.select({ stance: t.stance }).from(t).where(ofCell);
    if ((before?.stance ?? null) === stance) return { evaluationId: evaluation.id };
    if (stance === null) {
      await tx.delete(t).where(ofCell);
    } else {
      const key = { organizationId: ctx.organizationId, evaluationId: evaluation.id, criterionId, optionId };
      const set = { stance, setBy: ctx.memberId, setAt: momentOf(ctx) };
      await tx
        .insert(t)
        .values({ ...key, ...set })
        .onConflictDoUpdate({ target: [t.organizationId, t.evaluationId, t.criterionId, t.optionId], set });
    }
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.cell_stance_set",
      data: { evaluation: evaluation.id, criterion: criterionId, option: optionId, stance },
    });
    return { evaluationId: evaluation.id };
  });
}

/** Takes a criterion out of the ranking during discussion. Its scores stay in the ballots; the other weights keep their proportions. */
export async function dropCriterion(ctx: ActingCtx, input: DropCriterion): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, ["discussion"], "Dropping a criterion");
    const criteria = await readCriteria(tx, ctx, evaluation.id);
    const dropped = rowToDrop(criteria, input.criterionId, "criterion");
    const t = evaluationCriteria;
    await tx
      .update(t)
      .set({ removedAt: momentOf(ctx) })
      .where(and(eq(t.organizationId, ctx.organizationId), eq(t.id, dropped.id)));
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.criterion_dropped",
      data: { evaluation: evaluation.id, criterion: dropped.id },
      texts: { name: dropped.name, reason: input.reason },
    });
    return { evaluationId: evaluation.id };
  });
}

/** Takes an option out of the ranking during discussion. Its scores stay in the ballots. */
export async function dropOption(ctx: ActingCtx, input: DropOption): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertMatrix(evaluation.method);
    assertPhase(evaluation.phase, ["discussion"], "Dropping an option");
    const options = await readOptions(tx, ctx, evaluation.id);
    const dropped = rowToDrop(options, input.optionId, "option");
    const t = evaluationOptions;
    await tx
      .update(t)
      .set({ removedAt: momentOf(ctx) })
      .where(and(eq(t.organizationId, ctx.organizationId), eq(t.id, dropped.id)));
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.option_dropped",
      data: { evaluation: evaluation.id, option: dropped.id },
      texts: { name: dropped.name, reason: input.reason },
    });
    return { evaluationId: evaluation.id };
  });
}

function rowToDrop<T extends { readonly id: string }>(rows: readonly T[], id: string, kind: "criterion" | "option"): T {
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw notFound(kind);
  if (rows.length === 1) throw precondition(`This is the last ${kind}. Cancel the evaluation instead.`);
  return row;
}

async function assertCell(
  tx: Tx,
  ctx: ActingCtx,
  evaluationId: string,
  criterionId: string,
  optionId: string,
): Promise<void> {
  if (!(await readCriteria(tx, ctx, evaluationId)).some(({ id }) => id === criterionId)) throw notFound("criterion");
  if (!(await readOptions(tx, ctx, evaluationId)).some(({ id }) => id === optionId)) throw notFound("option");
}

/** Refuses who does not take part, with `refusal`: who does what is asked for, and what to do instead. */
export async function assertParticipant(tx: Tx, ctx: ActingCtx, evaluationId: string, refusal: string): Promise<void> {
  const p = evaluationParticipants;
  const isParticipant =
    (await tx.$count(
      p,
      and(
        eq(p.organizationId, ctx.organizationId),
        eq(p.evaluationId, evaluationId),
        eq(p.memberId, ctx.memberId),
        isNull(p.removedAt),
      ),
    )) > 0;
  if (!isParticipant) throw forbidden(refusal);
}

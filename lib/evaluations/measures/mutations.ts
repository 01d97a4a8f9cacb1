import { and, eq } from "drizzle-orm";
import { criterionMeasures } from "@/db/schema/evaluation/evidence";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound, precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { readCriteria, readOptions } from "../matrix/queries";
import { lockEvaluation } from "../queries";
import type { SetMeasure } from "./input";
import { assertMeasurable } from "./rules";

/**
 * Sets the value of one option on a measured criterion, or takes it away, until scoring opens: anybody who may edit the draft, and
 * after a reopening only who steers it. Nothing new is no event.
 */
export async function setMeasure(ctx: ActingCtx, input: SetMeasure): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockEvaluation(tx, ctx, input.evaluationId);
    assertCan(ctx, evaluation.isReopened ? "steer evaluations" : "edit decisions", decision);
    assertMeasurable(evaluation.phase);
    const { criterionId, optionId, value, source } = input;
    const criterion = (await readCriteria(tx, ctx, evaluation.id)).find(({ id }) => id === criterionId);
    const option = (await readOptions(tx, ctx, evaluation.id)).find(({ id }) => id === optionId);
    if (criterion === undefined || option === undefined) throw notFound("cell");
    if (criterion.measure === null) throw precondition(`${criterion.name} is scored by people, not measured.`);
    const receipt = { evaluationId: evaluation.id };
    const before = criterion.values[optionId];
    if (value === (before?.value ?? null) && (value === null || source === before?.source)) return receipt;
    const { organizationId } = ctx;
    const t = criterionMeasures;
    if (value === null)
      await tx
        .delete(t)
        .where(and(eq(t.organizationId, organizationId), eq(t.criterionId, criterionId), eq(t.optionId, optionId)));
    else {
      const set = { value, source, setBy: ctx.memberId, setAt: momentOf(ctx) };
      await tx
        .insert(t)
        .values({ organizationId, criterionId, optionId, ...set })
        .onConflictDoUpdate({ target: [t.organizationId, t.criterionId, t.optionId], set });
    }
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.measure_set",
      data: { evaluation: evaluation.id, criterion: criterionId, option: optionId, value },
      texts: {
        ...(criterion.measure.unit !== "" && { unit: criterion.measure.unit }),
        ...(value !== null && source !== "" && { source }),
      },
    });
    return receipt;
  });
}

import { and, eq } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { canonicalText } from "@/lib/mcda/hash/canonical";
import { readOptions } from "../matrix/queries";
import { lockEvaluation } from "../queries";
import { assertPhase, OPEN_PHASES } from "../rules";
import type { SetOwnership } from "./input";
import { readOwnership } from "./queries";

/**
 * Sets what owning the options costs, or takes it away, until the evaluation closes: anybody who may edit the draft. It stands beside
 * the scores and never moves them. Nothing new is no event.
 */
export async function setOwnership(ctx: ActingCtx, input: SetOwnership): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockEvaluation(tx, ctx, input.evaluationId);
    assertCan(ctx, "edit decisions", decision);
    assertPhase(evaluation.phase, OPEN_PHASES, "Entering costs of ownership");
    const { ownership } = input;
    const options = await readOptions(tx, ctx, evaluation.id);
    for (const id of Object.keys(ownership?.options ?? {}))
      if (!options.some((option) => option.id === id)) throw notFound("option");
    const receipt = { evaluationId: evaluation.id };
    if (canonicalText(await readOwnership(tx, ctx, evaluation.id)) === canonicalText(ownership)) return receipt;
    await tx
      .update(evaluations)
      .set({ ownership })
      .where(and(eq(evaluations.organizationId, ctx.organizationId), eq(evaluations.id, evaluation.id)));
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.ownership_set",
      data: {
        evaluation: evaluation.id,
        isTakenAway: ownership === null,
        options: Object.keys(ownership?.options ?? {}).length,
        ownership,
      },
    });
    return receipt;
  });
}

import { and, eq } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { precondition } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { countWhoMayTakePart } from "../participants/queries";
import { lockForSteering } from "../queries";
import { assertQuorumPossible } from "../quorum/rules";
import { assertPhase } from "../rules";
import type { ChangeSettings } from "./input";
import { hasBallots } from "../rounds/queries";
import { assertFair, changedSettings, type EvaluationSettings } from "./rules";

/** Changes how an evaluation is run, while it is set up. Returns the settings as they are then; nothing new is no event. */
export async function changeSettings(ctx: ActingCtx, input: ChangeSettings): Promise<EvaluationSettings> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, ["setup"], "Changing how the evaluation is run");
    if ((input.settings.roleWeights ?? null) !== null && evaluation.method !== "matrix")
      throw precondition("A vote on the options themselves counts everybody alike.");
    const next = { ...evaluation.settings, ...input.settings };
    const changed = changedSettings(evaluation.settings, next);
    if (Object.keys(changed).length === 0) return next;
    if ("quorum" in changed) assertQuorumPossible(next.quorum, await countWhoMayTakePart(tx, ctx));
    assertFair(evaluation.settings, next, { ...evaluation, hasBallots: await hasBallots(tx, ctx, evaluation.id) });
    await tx
      .update(evaluations)
      // Weights that the steward gave do not outlive that the steward gives them: the group would be passed over unawares.
      .set({ ...input.settings, ...(isGroups(evaluation.settings, next) && { stewardWeights: null }) })
      .where(and(eq(evaluations.organizationId, ctx.organizationId), eq(evaluations.id, evaluation.id)));
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.settings_changed",
      data: { evaluation: evaluation.id, ...changed },
    });
    return next;
  });
}

/** Does the group weigh from now on, where the steward gave the weights? */
function isGroups(before: EvaluationSettings, after: EvaluationSettings): boolean {
  return before.weighting === "steward" && after.weighting !== "steward";
}

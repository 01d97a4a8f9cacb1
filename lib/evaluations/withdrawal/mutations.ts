import { and, eq, inArray } from "drizzle-orm";
import { decisions } from "@/db/schema/decisions";
import { evaluations } from "@/db/schema/evaluations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision } from "@/lib/decisions/queries";
import { precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { cancel } from "../phases/mutations";
import { loadEvaluation, queueForEvaluation } from "../queries";
import { OPEN_PHASES } from "../rules";
import type { WithdrawDecision } from "./input";

/**
 * Withdraws a draft or proposed decision for good, and cancels its open evaluation with it (rules 10 and 23). The steward, an
 * owner or an admin does; "Start again" copies it later.
 */
export async function withdrawDecision(
  ctx: ActingCtx,
  input: WithdrawDecision,
): Promise<{ readonly cancelledEvaluation: boolean }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "steer evaluations", decision);
    if (decision.status !== "draft" && decision.status !== "proposed")
      throw precondition(`Only a draft or proposed decision can be withdrawn. This one is ${decision.status}.`);
    const { organizationId } = ctx;
    const [open] = await tx
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(
        and(
          eq(evaluations.organizationId, organizationId),
          eq(evaluations.decisionId, decision.id),
          inArray(evaluations.phase, [...OPEN_PHASES]),
        ),
      );
    if (open !== undefined) {
      await queueForEvaluation(tx, ctx, decision.number, "alone");
      await cancel(tx, ctx, await loadEvaluation(tx, ctx, open.id, "update"), input.reason);
    }
    await tx
      .update(decisions)
      .set({ status: "withdrawn", decidedAt: momentOf(ctx), changedAt: momentOf(ctx) })
      .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, decision.id)));
    await appendEvent(tx, ctx, decision.id, {
      type: "decision.withdrawn",
      data: { from: decision.status, cancelledEvaluation: open?.id ?? null },
      texts: { reason: input.reason },
    });
    return { cancelledEvaluation: open !== undefined };
  });
}

import { withAuthority } from "@/lib/auth/authority/with-authority";
import type { ChangeLines } from "@/lib/decisions/properties/input";
import { setLines, type PropertyReceipt } from "@/lib/decisions/properties/mutations";
import { loadDecision } from "@/lib/decisions/queries";
import type { ActingCtx } from "@/lib/history/mutations";
import { settle } from "../acceptance/mutations";
import { subjectOf } from "../queries";

/**
 * Sets the product lines of a draft or proposed decision. When the lines that are left have all approved, it is accepted: else it
 * would wait for nobody.
 */
export async function changeLines(ctx: ActingCtx, input: ChangeLines): Promise<PropertyReceipt> {
  return withAuthority(ctx, async (tx) => {
    const changed = await setLines(tx, ctx, input);
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    if (changed.isNew && decision.status === "proposed")
      await settle(tx, ctx, decision, await subjectOf(tx, ctx, decision));
    return changed;
  });
}

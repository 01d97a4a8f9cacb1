import { withAuthority } from "@/lib/auth/authority/with-authority";
import { forbidden } from "@/lib/errors";
import type { ActingCtx } from "@/lib/history/mutations";
import { settle } from "../acceptance/mutations";
import type { Override } from "../input";
import { giveVerdict, openForVerdict, type VerdictReceipt } from "../mutations";
import { listVerdicts } from "../queries";
import { overridable, standingOf } from "../standing/rules";

/**
 * Accepts exactly the text that was read although approvals are missing, with a reason, where the rule of every such line lets
 * owners do so. It never passes a request for changes, and nobody does it for their own text. It is marked wherever it shows.
 */
export async function overrideApproval(ctx: ActingCtx, input: Override): Promise<VerdictReceipt> {
  return withAuthority(ctx, async (tx) => {
    const opened = await openForVerdict(tx, ctx, input);
    const { decision, subject, panel } = opened;
    const standing = standingOf(panel, await listVerdicts(tx, ctx, decision.id), subject);
    const { lineIds, refusal } = overridable(ctx, panel, standing);
    if (refusal !== null) throw forbidden(refusal);
    const approvalId = await giveVerdict(tx, ctx, opened, {
      verdict: "overridden",
      reason: input.reason,
      isDissent: false,
      signed: null,
      authority: { lineIds, namedLineIds: [], role: ctx.role, standsInFor: null, isSelf: false },
    });
    return { ...(await settle(tx, ctx, decision, subject)), approvalId };
  });
}

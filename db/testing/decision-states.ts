import { and, eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { decisions } from "@/db/schema/decisions";
import type { Ctx } from "@/lib/access/context";
import { createDecision, type CreatedDecision } from "@/lib/decisions/mutations";
import type { CreateDecision } from "@/lib/decisions/input";

const WITHOUT_PROPOSAL: readonly DecisionStatus[] = ["draft", "withdrawn"];
const ONCE_ACCEPTED: readonly DecisionStatus[] = ["accepted", "deprecated", "superseded"];

/** Makes a decision and puts it straight into a state, past the verbs that lead there: for tests of what that state allows. */
export async function testDecision(
  ctx: Ctx,
  input: Partial<CreateDecision> & { readonly status?: DecisionStatus } = {},
): Promise<CreatedDecision> {
  const { status = "draft", ...rest } = input;
  const created = await createDecision(ctx, { title: "Which queue?", productLineIds: [], ...rest });
  const now = new Date();
  await withOrg(ctx, (tx) =>
    tx
      .update(decisions)
      .set({
        status,
        ...(!WITHOUT_PROPOSAL.includes(status) && { proposedAt: now, proposedBy: ctx.memberId }),
        ...(ONCE_ACCEPTED.includes(status) && { acceptedRevision: 1, decidedAt: now }),
      })
      .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, created.id))),
  );
  return created;
}

import { withOrg } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import { subjectOf } from "@/lib/approvals/queries";
import { proposeDecision } from "@/lib/approvals/mutations";
import { readAwaiting, waitsFor, type Awaiting } from "@/lib/approvals/waiting/queries";
import { createDecision, writeRevision } from "@/lib/decisions/mutations";
import { loadDecision } from "@/lib/decisions/queries";

/** Creates a draft and proposes it. Its steward and author is `ctx`. */
export async function proposed(
  ctx: Ctx,
  productLineIds: readonly string[],
  title = "Where sessions live",
): Promise<string> {
  const { id } = await createDecision(ctx, {
    title,
    productLineIds: [...productLineIds],
    sections: { context: "Requests are looked up.", outcome: "In PostgreSQL." },
  });
  await proposeDecision(ctx, { decisionId: id });
  return id;
}

/** Writes a revision of one section as `ctx`, without the checks of a screen. */
export function revise(ctx: Ctx, decisionId: string, body: string, kind: SectionKind = "outcome") {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: decisionId }, "update");
    return writeRevision(tx, ctx, decision, { sections: { [kind]: body }, summary: "" });
  });
}

/** The hash an approver would be shown now. */
export function contentHashOf(ctx: Ctx, decisionId: string): Promise<string> {
  return withOrg(
    ctx,
    async (tx) => (await subjectOf(tx, ctx, await loadDecision(tx, ctx, { id: decisionId }))).contentHash,
  );
}

/** The decisions that wait for this person's verdict. */
export async function waitingFor(ctx: Ctx): Promise<readonly Awaiting[]> {
  const awaiting = await withOrg(ctx, (tx) => readAwaiting(tx, ctx));
  return awaiting.filter((one) => waitsFor(one, ctx.memberId));
}

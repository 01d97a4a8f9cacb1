import { and, eq, sql } from "drizzle-orm";
import { sectionDrafts } from "@/db/schema/decisions";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision } from "../queries";
import type { DiscardDraft, SaveDraft } from "./input";

/** Keeps the caller's unsaved text of one section. Private, no event, voids nothing (rule 20). Returns when, as an ISO instant. */
export async function saveDraft(
  ctx: Ctx,
  { number, kind, body, baseCommitment }: SaveDraft,
): Promise<{ readonly savedAt: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    assertCan(ctx, "edit decisions", decision);
    const draft = { body, baseCommitment: Buffer.from(baseCommitment, "hex"), savedAt: sql`clock_timestamp()` };
    const [saved] = await tx
      .insert(sectionDrafts)
      .values({ organizationId: ctx.organizationId, decisionId: decision.id, memberId: ctx.memberId, kind, ...draft })
      .onConflictDoUpdate({
        target: [sectionDrafts.organizationId, sectionDrafts.decisionId, sectionDrafts.memberId, sectionDrafts.kind],
        set: draft,
      })
      .returning({ savedAt: sectionDrafts.savedAt });
    if (saved === undefined) throw new Error("A saved draft returns its row.");
    return { savedAt: saved.savedAt.toISOString() };
  });
}

/** Throws away the caller's draft of one section, or of all. */
export async function discardDraft(ctx: Ctx, { number, kind }: DiscardDraft): Promise<{ readonly discarded: number }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const rows = await tx
      .delete(sectionDrafts)
      .where(
        and(
          eq(sectionDrafts.organizationId, ctx.organizationId),
          eq(sectionDrafts.decisionId, decision.id),
          eq(sectionDrafts.memberId, ctx.memberId),
          kind === undefined ? undefined : eq(sectionDrafts.kind, kind),
        ),
      )
      .returning({ kind: sectionDrafts.kind });
    return { discarded: rows.length };
  });
}

import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { decisionTags } from "@/db/schema/record/connections";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { loadDecision } from "../queries";
import type { SetTags } from "./input";
import { readTags } from "./queries";
import { tagsAfterImport } from "./rules";

/** `isNew` is false when the decision had exactly these tags, and then nothing was written. */
export interface TagsReceipt {
  readonly isNew: boolean;
}

/** Sets the tags of a decision that the caller may edit. */
export async function setTags(ctx: ActingCtx, input: SetTags): Promise<TagsReceipt> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "edit decisions", decision);
    return { isNew: await replaceTags(tx, ctx, decision.id, input.tags) };
  });
}

/** Brings in what a file states, in the transaction of the verb that imports it and has locked the decision. */
export async function importTags(
  tx: Tx,
  ctx: ActingCtx,
  decisionId: string,
  stated: { readonly before: readonly string[]; readonly now: readonly string[] },
): Promise<void> {
  if (stated.before.length === 0 && stated.now.length === 0) return;
  const here = await readTags(tx, ctx, decisionId);
  await replaceTags(tx, ctx, decisionId, tagsAfterImport(here, stated));
}

/** Makes these the decision's tags, with their event. False when they were so already. */
async function replaceTags(tx: Tx, ctx: ActingCtx, decisionId: string, wanted: readonly string[]): Promise<boolean> {
  const { organizationId } = ctx;
  const before = await readTags(tx, ctx, decisionId);
  const added = wanted.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !wanted.includes(tag));
  if (added.length === 0 && removed.length === 0) return false;
  if (removed.length > 0)
    await tx
      .delete(decisionTags)
      .where(
        and(
          eq(decisionTags.organizationId, organizationId),
          eq(decisionTags.decisionId, decisionId),
          inArray(decisionTags.tag, removed),
        ),
      );
  if (added.length > 0) await tx.insert(decisionTags).values(added.map((tag) => ({ organizationId, decisionId, tag })));
  await tx
    .update(decisions)
    .set({ changedAt: momentOf(ctx) })
    .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, decisionId)));
  // Tags are words that people wrote, so the event commits to them; verification compares them with the rows.
  await appendEvent(tx, ctx, decisionId, {
    type: "decision.tags_changed",
    data: { tags: wanted.length },
    texts: { tags: wanted.toSorted().join(", ") },
  });
  return true;
}

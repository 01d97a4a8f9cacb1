import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { comments } from "@/db/schema/discussion";
import { passages } from "@/db/schema/record/passages";
import { assertCan, can } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision } from "@/lib/decisions/queries";
import { notFound, notFoundAs } from "@/lib/errors";
import { momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { Anchor } from "../anchors/rules";
import { writeComment } from "../mutations";
import type { OpenPassage, PassageKey } from "./input";
import { readAnchor } from "./queries";
import { assertCanSettle, assertRoomForThread } from "./rules";

/**
 * Begins a thread on words of the record with a first comment. Whoever may comment may; words that do not stand there are INVALID. The
 * same once more, while that thread is open, begins no second one.
 */
export async function openPassage(
  ctx: ActingCtx,
  input: OpenPassage,
): Promise<{ readonly passageId: string; readonly commentId: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "comment", decision);
    const ofDecision = and(eq(passages.organizationId, ctx.organizationId), eq(passages.decisionId, decision.id));
    const anchor = await readAnchor(tx, ctx, input);
    const same = await findSame(tx, ctx, input, anchor);
    if (same !== null) return same;
    assertRoomForThread(await tx.$count(passages, and(ofDecision, isNull(passages.resolvedAt))));
    const passageId = uuid();
    await tx.insert(passages).values({
      organizationId: ctx.organizationId,
      id: passageId,
      decisionId: decision.id,
      kind: input.kind,
      ...anchor,
      revision: input.revision,
      createdBy: ctx.memberId,
    });
    const { commentId, postedAt } = await writeComment(
      tx,
      ctx,
      decision,
      { decisionId: decision.id, passageId, body: input.body },
      { section: input.kind, revision: input.revision },
    );
    // The comment names the passage, so that the passage is there first.
    await change(tx, ctx, passageId, { createdAt: postedAt });
    return { passageId, commentId };
  });
}

/** The caller's open thread on these very words that says the same. */
async function findSame(
  tx: Tx,
  { organizationId, memberId }: ActingCtx,
  { decisionId, revision, kind, body }: OpenPassage,
  { quote, startsAt }: Anchor,
): Promise<{ readonly passageId: string; readonly commentId: string } | null> {
  const [same] = await tx
    .select({ passageId: passages.id, commentId: comments.id })
    .from(passages)
    .innerJoin(comments, and(eq(comments.organizationId, passages.organizationId), eq(comments.passageId, passages.id)))
    .where(
      and(
        eq(passages.organizationId, organizationId),
        eq(passages.decisionId, decisionId),
        eq(passages.createdBy, memberId),
        eq(passages.revision, revision),
        eq(passages.kind, kind),
        eq(passages.quote, quote),
        eq(passages.startsAt, startsAt),
        isNull(passages.resolvedAt),
        eq(comments.authorId, memberId),
        eq(comments.body, body),
        isNull(comments.deletedAt),
      ),
    )
    .limit(1);
  return same ?? null;
}

/** Says that a thread has done its work: it folds, and nobody answers in it. Resolving it again changes nothing. */
export async function resolvePassage(ctx: ActingCtx, input: PassageKey): Promise<PassageKey> {
  return settle(ctx, input, true);
}

/** Takes a resolved thread up again. */
export async function reopenPassage(ctx: ActingCtx, input: PassageKey): Promise<PassageKey> {
  return settle(ctx, input, false);
}

async function settle(ctx: ActingCtx, { passageId }: PassageKey, isResolved: boolean): Promise<PassageKey> {
  return withAuthority(ctx, async (tx) => {
    const { decisionId } = await readPassage(tx, ctx, passageId);
    const decision = await loadDecision(tx, ctx, { id: decisionId }, "update").catch(notFoundAs("passage"));
    assertCan(ctx, "comment", decision);
    // Read again under the lock, so that two who resolve it at once see each other.
    const passage = await readPassage(tx, ctx, passageId);
    assertCanSettle(passage.createdBy === ctx.memberId, can(ctx, "edit decisions", decision).allowed);
    if ((passage.resolvedAt !== null) === isResolved) return { passageId };
    const event = await appendEvent(tx, ctx, decision.id, {
      type: isResolved ? "passage.resolved" : "passage.reopened",
      data: { passage: passageId, section: passage.kind },
    });
    const resolved = { resolvedAt: momentOfEvent(ctx, event), resolvedBy: ctx.memberId };
    await change(tx, ctx, passageId, isResolved ? resolved : { resolvedAt: null, resolvedBy: null });
    return { passageId };
  });
}

async function change(
  tx: Tx,
  { organizationId }: ActingCtx,
  passageId: string,
  to: Partial<typeof passages.$inferInsert>,
): Promise<void> {
  await tx
    .update(passages)
    .set(to)
    .where(and(eq(passages.organizationId, organizationId), eq(passages.id, passageId)));
}

async function readPassage(tx: Tx, ctx: ActingCtx, passageId: string) {
  const [passage] = await tx
    .select({
      decisionId: passages.decisionId,
      kind: passages.kind,
      createdBy: passages.createdBy,
      resolvedAt: passages.resolvedAt,
    })
    .from(passages)
    .where(and(eq(passages.organizationId, ctx.organizationId), eq(passages.id, passageId)));
  if (passage === undefined) throw notFound("passage");
  return passage;
}

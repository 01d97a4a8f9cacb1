import { and, eq, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { decisionLinks, decisions } from "@/db/schema/decisions";
import { reviews, reviewTriggers } from "@/db/schema/reviews";
import { assertCan } from "@/lib/access/can";
import { deprecate } from "@/lib/approvals/mutations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { copyAttachments } from "@/lib/decisions/attachments/mutations";
import { insertDraft, lockCounter, openLinesOf } from "@/lib/decisions/mutations";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { readRevision } from "@/lib/decisions/revisions/queries";
import { notFound } from "@/lib/errors";
import { databaseClock, momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { AddTrigger, AnswerReview, ReportTrigger, TriggerKey } from "./input";
import { readReviewState } from "./queries";
import { assertCanHaveTrigger, assertInForce, assertNextReview, assertNoOpenSuccessor, causeOf } from "./rules";

/** Says in words what would make the decision worth another look. */
export async function addTrigger(ctx: ActingCtx, { decisionId, words }: AddTrigger): Promise<{ readonly id: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: decisionId }, "update");
    assertCan(ctx, "review decisions", decision);
    const count = await tx.$count(
      reviewTriggers,
      and(
        eq(reviewTriggers.organizationId, ctx.organizationId),
        eq(reviewTriggers.decisionId, decision.id),
        isNull(reviewTriggers.removedAt),
      ),
    );
    assertCanHaveTrigger(decision, count);
    const id = uuid();
    await tx.insert(reviewTriggers).values({
      organizationId: ctx.organizationId,
      id,
      decisionId: decision.id,
      words,
      createdBy: ctx.memberId,
      createdAt: momentOf(ctx),
    });
    await told(tx, ctx, decision, "decision.trigger_added", { trigger: id }, { words });
    return { id };
  });
}

/** Stops watching for something. */
export async function removeTrigger(ctx: ActingCtx, key: TriggerKey): Promise<{ readonly id: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: key.decisionId }, "update");
    assertCan(ctx, "review decisions", decision);
    const words = await changeTrigger(tx, ctx, key, { removedAt: sql`clock_timestamp()` });
    await told(tx, ctx, decision, "decision.trigger_removed", { trigger: key.triggerId }, { words });
    return { id: key.triggerId };
  });
}

/** Says that what was watched for has happened: a review is due, and the steward hears of it. Whoever works here may notice it. */
export async function reportTrigger(ctx: ActingCtx, { note, ...key }: ReportTrigger): Promise<{ readonly id: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: key.decisionId }, "update");
    assertCan(ctx, "create decisions");
    assertInForce(decision);
    const happened = { happenedAt: momentOf(ctx), happenedBy: ctx.memberId, note };
    const words = await changeTrigger(tx, ctx, key, happened);
    await told(tx, ctx, decision, "decision.trigger_happened", { trigger: key.triggerId }, { words, reason: note });
    return { id: key.triggerId };
  });
}

/** What an answer led to. */
export interface ReviewReceipt {
  /** The number of the draft that an answer "revise" began. */
  readonly successor: number | null;
}

/**
 * Answers a review, due or not. Still valid: says why, and when to ask again. Revise: begins a draft with the text in force that will
 * supersede this decision, for its author to change and its leads to approve. Retire: deprecates it.
 */
export async function answerReview(ctx: ActingCtx, input: AnswerReview): Promise<ReviewReceipt> {
  return withAuthority(ctx, async (tx) => {
    // The number's counter before the decision, as whoever makes decisions does.
    if (input.answer === "revise") await lockCounter(tx, ctx);
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "review decisions", decision);
    assertInForce(decision);
    const { causes, openSuccessor } = await readReviewState(tx, ctx, decision.id);
    assertNoOpenSuccessor(openSuccessor);
    const next = input.answer === "still_valid" ? input.nextReviewOn : null;
    assertNextReview(next, (await databaseClock(tx)).toISOString().slice(0, 10));
    const successor = input.answer === "revise" ? await beginSuccessor(tx, ctx, decision) : null;
    await tx.insert(reviews).values({
      organizationId: ctx.organizationId,
      id: uuid(),
      decisionId: decision.id,
      cause: causeOf(causes),
      answer: input.answer,
      reason: input.reason,
      nextReviewOn: next,
      successorId: successor?.id ?? null,
      answeredBy: ctx.memberId,
      answeredAt: momentOf(ctx),
    });
    if (input.answer === "still_valid")
      await tx
        .update(decisions)
        .set({ reviewOn: next })
        .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
    const data = {
      answer: input.answer,
      cause: causeOf(causes),
      successor: successor?.id,
      reviewOn: input.answer === "still_valid" ? next : decision.reviewOn,
    };
    await told(tx, ctx, decision, "decision.reviewed", data, { reason: input.reason }, next);
    if (input.answer === "retire") await deprecate(tx, ctx, decision, input.reason);
    return { successor: successor?.number ?? null };
  });
}

/** A draft with the text in force and its open lines, which says that it supersedes it. */
async function beginSuccessor(tx: Tx, ctx: ActingCtx, decision: LoadedDecision) {
  const text = await readRevision(tx, ctx, decision.id, decision.acceptedRevision ?? decision.latestRevision);
  const created = await insertDraft(tx, ctx, {
    title: text.title,
    sections: Object.fromEntries(text.sections.map(({ kind, body }) => [kind, body])),
    productLineIds: await openLinesOf(tx, ctx, decision.productLineIds),
  });
  await copyAttachments(tx, ctx, decision.id, created.id);
  const link = { kind: "supersedes", targetId: decision.id } as const;
  await tx
    .insert(decisionLinks)
    .values({ organizationId: ctx.organizationId, decisionId: created.id, ...link, createdAt: momentOf(ctx) });
  await appendEvent(tx, ctx, created.id, {
    type: "decision.links_changed",
    data: { linked: [`supersedes ${decision.id}`], linkVerb: "added", linkKind: "supersedes", linkTarget: decision.id },
  });
  return created;
}

async function changeTrigger(
  tx: Tx,
  { organizationId }: ActingCtx,
  { decisionId, triggerId }: TriggerKey,
  change: PgUpdateSetSource<typeof reviewTriggers>,
): Promise<string> {
  const [changed] = await tx
    .update(reviewTriggers)
    .set(change)
    .where(
      and(
        eq(reviewTriggers.organizationId, organizationId),
        eq(reviewTriggers.decisionId, decisionId),
        eq(reviewTriggers.id, triggerId),
        isNull(reviewTriggers.removedAt),
      ),
    )
    .returning({ words: reviewTriggers.words });
  if (changed === undefined) throw notFound("trigger");
  return changed.words;
}

async function told(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  type: "decision.trigger_added" | "decision.trigger_removed" | "decision.trigger_happened" | "decision.reviewed",
  data: Readonly<Record<string, string | null | undefined>>,
  texts: Readonly<Record<string, string>>,
  callsOn: string | null = null,
): Promise<void> {
  await tx
    .update(decisions)
    .set({ changedAt: momentOf(ctx) })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  await appendEvent(tx, ctx, decision.id, { type, data, texts, callsOn });
}

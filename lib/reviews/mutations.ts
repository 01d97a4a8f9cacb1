import { and, eq, isNull } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { decisionLinks, decisionProductLines, decisions } from "@/db/schema/decisions";
import { reviews, reviewTriggers } from "@/db/schema/reviews";
import { assertCan } from "@/lib/access/can";
import { deprecate } from "@/lib/approvals/mutations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { copyAttachments } from "@/lib/decisions/attachments/mutations";
import { insertDraft, lockCounter, openLinesOf } from "@/lib/decisions/mutations";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { readRevision } from "@/lib/decisions/revisions/queries";
import { notFound } from "@/lib/errors";
import { databaseClock, momentOf, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { AddTrigger, AnswerReview, ReportTrigger, TriggerKey } from "./input";
import { readReviewState } from "./queries";
import {
  assertCanHaveTrigger,
  assertInForce,
  assertNextReview,
  assertNoOpenSuccessor,
  assertNotSaid,
  causeOf,
  isSameAnswer,
} from "./rules";

/** Says in words what would make the decision worth another look. The same words once more change nothing. */
export async function addTrigger(ctx: ActingCtx, { decisionId, words }: AddTrigger): Promise<{ readonly id: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: decisionId }, "update");
    assertCan(ctx, "review decisions", decision);
    const watched = await tx
      .select({ id: reviewTriggers.id, words: reviewTriggers.words })
      .from(reviewTriggers)
      .where(
        and(
          eq(reviewTriggers.organizationId, ctx.organizationId),
          eq(reviewTriggers.decisionId, decision.id),
          isNull(reviewTriggers.removedAt),
        ),
      );
    const same = watched.find((trigger) => trigger.words === words);
    if (same !== undefined) return { id: same.id };
    assertCanHaveTrigger(decision, watched.length);
    const id = uuid();
    const createdAt = await tell(tx, ctx, decision, "decision.trigger_added", { trigger: id }, { words });
    await tx.insert(reviewTriggers).values({
      organizationId: ctx.organizationId,
      id,
      decisionId: decision.id,
      words,
      createdBy: ctx.memberId,
      createdAt,
    });
    return { id };
  });
}

/** Stops watching for something. */
export async function removeTrigger(ctx: ActingCtx, key: TriggerKey): Promise<{ readonly id: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: key.decisionId }, "update");
    assertCan(ctx, "review decisions", decision);
    const { words } = await readTrigger(tx, ctx, key);
    const data = { trigger: key.triggerId };
    const removedAt = await tell(tx, ctx, decision, "decision.trigger_removed", data, { words });
    await changeTrigger(tx, ctx, key, { removedAt });
    return { id: key.triggerId };
  });
}

/**
 * Says that what was watched for has happened: a review is due, and the steward hears of it. Whoever works here may notice it. While
 * that review waits nobody says it again; the same words once more change nothing.
 */
export async function reportTrigger(ctx: ActingCtx, { note, ...key }: ReportTrigger): Promise<{ readonly id: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: key.decisionId }, "update");
    assertCan(ctx, "create decisions");
    assertInForce(decision);
    const { words, happenedBy, note: before } = await readTrigger(tx, ctx, key);
    const { triggers } = await readReviewState(tx, ctx, decision.id);
    const isOpen = triggers.some(({ id, isOpen: waits }) => id === key.triggerId && waits);
    if (isOpen && happenedBy === ctx.memberId && before === note) return { id: key.triggerId };
    assertNotSaid(isOpen);
    const data = { trigger: key.triggerId };
    const happenedAt = await tell(tx, ctx, decision, "decision.trigger_happened", data, { words, reason: note });
    await changeTrigger(tx, ctx, key, { happenedAt, happenedBy: ctx.memberId, note });
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
 * supersede this decision, for its author to change and its leads to approve. Retire: deprecates it. The same answer once more, with
 * nothing due since, changes nothing.
 */
export async function answerReview(ctx: ActingCtx, input: AnswerReview): Promise<ReviewReceipt> {
  return withAuthority(ctx, async (tx) => {
    // The number's counter before the decision, as whoever makes decisions does.
    if (input.answer === "revise") await lockCounter(tx, ctx);
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "review decisions", decision);
    assertInForce(decision);
    const { causes, openSuccessor, answered } = await readReviewState(tx, ctx, decision.id);
    assertNoOpenSuccessor(openSuccessor);
    const next = input.answer === "still_valid" ? input.nextReviewOn : null;
    const said = { ...input, nextReviewOn: next, memberId: ctx.memberId };
    const isSaid = decision.reviewOn === next && isSameAnswer(answered[0], said);
    if (causes.length === 0 && isSaid) return { successor: null };
    assertNextReview(next, (await databaseClock(tx)).toISOString().slice(0, 10));
    const successor = input.answer === "revise" ? await beginSuccessor(tx, ctx, decision) : null;
    if (input.answer === "still_valid")
      await tx
        .update(decisions)
        .set({ reviewOn: next })
        .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
    const id = uuid();
    const data = {
      review: id,
      answer: input.answer,
      cause: causeOf(causes),
      successor: successor?.id,
      reviewOn: input.answer === "still_valid" ? next : decision.reviewOn,
    };
    const answeredAt = await tell(tx, ctx, decision, "decision.reviewed", data, { reason: input.reason }, next);
    await tx.insert(reviews).values({
      organizationId: ctx.organizationId,
      id,
      decisionId: decision.id,
      cause: causeOf(causes),
      answer: input.answer,
      reason: input.reason,
      nextReviewOn: next,
      successorId: successor?.id ?? null,
      answeredBy: ctx.memberId,
      answeredAt,
    });
    if (input.answer === "retire") await deprecate(tx, ctx, decision, input.reason);
    return { successor: successor?.number ?? null };
  });
}

/** A draft with the text in force, for the open lines on which it still holds, which says that it supersedes it. */
async function beginSuccessor(tx: Tx, ctx: ActingCtx, decision: LoadedDecision) {
  const text = await readRevision(tx, ctx, decision.id, decision.acceptedRevision ?? decision.latestRevision);
  const created = await insertDraft(tx, ctx, {
    title: text.title,
    sections: Object.fromEntries(text.sections.map(({ kind, body }) => [kind, body])),
    productLineIds: await openLinesOf(tx, ctx, await linesInForce(tx, ctx, decision.id)),
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

async function linesInForce(tx: Tx, { organizationId }: ActingCtx, decisionId: string): Promise<readonly string[]> {
  const l = decisionProductLines;
  const rows = await tx
    .select({ id: l.productLineId })
    .from(l)
    .where(and(eq(l.organizationId, organizationId), eq(l.decisionId, decisionId), isNull(l.endedAt)));
  return rows.map(({ id }) => id);
}

/** A trigger that is watched for, under its decision's lock. */
async function readTrigger(tx: Tx, ctx: ActingCtx, key: TriggerKey) {
  const [trigger] = await tx
    .select({ words: reviewTriggers.words, happenedBy: reviewTriggers.happenedBy, note: reviewTriggers.note })
    .from(reviewTriggers)
    .where(isTrigger(ctx, key));
  if (trigger === undefined) throw notFound("trigger");
  return trigger;
}

async function changeTrigger(
  tx: Tx,
  ctx: ActingCtx,
  key: TriggerKey,
  change: PgUpdateSetSource<typeof reviewTriggers>,
): Promise<void> {
  await tx.update(reviewTriggers).set(change).where(isTrigger(ctx, key));
}

const isTrigger = ({ organizationId }: ActingCtx, { decisionId, triggerId }: TriggerKey) =>
  and(
    eq(reviewTriggers.organizationId, organizationId),
    eq(reviewTriggers.decisionId, decisionId),
    eq(reviewTriggers.id, triggerId),
    isNull(reviewTriggers.removedAt),
  );

/** Appends the event, and returns when what it tells happened. */
async function tell(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  type: "decision.trigger_added" | "decision.trigger_removed" | "decision.trigger_happened" | "decision.reviewed",
  data: Readonly<Record<string, string | null | undefined>>,
  texts: Readonly<Record<string, string>>,
  callsOn: string | null = null,
): Promise<Date> {
  await tx
    .update(decisions)
    .set({ changedAt: momentOf(ctx) })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  return momentOfEvent(ctx, await appendEvent(tx, ctx, decision.id, { type, data, texts, callsOn }));
}

import { and, eq, exists, inArray, notInArray, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { comments, mentions } from "@/db/schema/discussion";
import { evaluationCriteria, evaluationOptions } from "@/db/schema/evaluations";
import { eventTexts } from "@/db/schema/history";
import { memberships } from "@/db/schema/organizations";
import { passages } from "@/db/schema/record/passages";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { invalid, notFound, notFoundAs } from "@/lib/errors";
import { momentOf, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { DeleteComment, EditComment, MarkMentionsSeen, PostComment } from "./input";
import { readMentionable } from "./mentions/queries";
import { assertUnresolved } from "./passages/rules";
import { threadState, unseenMentionsIn, type ThreadKey } from "./queries";
import { assertOwnComment, assertThreadOpen, mentionedMembers } from "./rules";

/** Adds a comment and mentions who is named in it. What the caller was asked in the same thread counts as answered. */
export async function postComment(ctx: ActingCtx, input: PostComment): Promise<{ commentId: string }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "comment", decision);
    await assertPlace(tx, ctx, decision, input);
    const { commentId } = await writeComment(tx, ctx, decision, input);
    return { commentId };
  });
}

/** What a comment that begins a thread tells of its passage, besides what it says. */
interface BeginsThread {
  readonly section: SectionKind;
  readonly revision: number;
}

/** What `postComment` does once its place is proven, in the transaction of a verb that made the place. */
export async function writeComment(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  { evaluationId, criterionId, optionId, passageId, body }: PostComment,
  begins?: BeginsThread,
): Promise<{ readonly commentId: string; readonly postedAt: Date }> {
  const mentioned = await assertMentionable(tx, ctx, decision, evaluationId ?? null, mentionedMembers(body));
  const commentId = uuid();
  await tx.insert(comments).values({
    organizationId: ctx.organizationId,
    id: commentId,
    decisionId: decision.id,
    evaluationId: evaluationId ?? null,
    criterionId: criterionId ?? null,
    optionId: optionId ?? null,
    passageId: passageId ?? null,
    authorId: ctx.memberId,
    body,
    createdAt: momentOf(ctx),
  });
  await addMentions(tx, ctx, commentId, mentioned);
  await seeMentions(tx, ctx, { decisionId: decision.id, evaluationId, criterionId, optionId, passageId });
  await touch(tx, ctx, decision.id);
  const event = await appendEvent(tx, ctx, decision.id, {
    type: "comment.posted",
    data: {
      comment: commentId,
      evaluation: evaluationId,
      criterion: criterionId,
      option: optionId,
      passage: passageId,
      ...begins,
      mentions: [...mentioned].sort(),
    },
    texts: { body },
  });
  return { commentId, postedAt: momentOfEvent(ctx, event) };
}

/** Replaces the text of the caller's own comment; it says that it was edited. Only newly named members are mentioned anew. */
export async function editComment(ctx: ActingCtx, input: EditComment): Promise<{ commentId: string }> {
  const { organizationId } = ctx;
  return withAuthority(ctx, async (tx) => {
    const { comment, decision } = await lockComment(tx, ctx, input.commentId);
    assertCan(ctx, "comment", decision);
    assertOwnComment(comment, ctx.memberId);
    await assertPlace(tx, ctx, decision, comment);
    if (comment.body === input.body) return { commentId: comment.id };
    const mentioned = await assertMentionable(tx, ctx, decision, comment.evaluationId, mentionedMembers(input.body));
    await tx
      .update(comments)
      .set({ body: input.body, editedAt: momentOf(ctx) })
      .where(and(eq(comments.organizationId, organizationId), eq(comments.id, comment.id)));
    await tx
      .delete(mentions)
      .where(
        and(
          eq(mentions.organizationId, organizationId),
          eq(mentions.commentId, comment.id),
          notInArray(mentions.memberId, [...mentioned, ctx.memberId]),
        ),
      );
    await addMentions(tx, ctx, comment.id, mentioned);
    const before = mentionedMembers(comment.body);
    await appendEvent(tx, ctx, decision.id, {
      type: "comment.edited",
      data: { comment: comment.id, mentions: mentioned.filter((id) => !before.includes(id)).sort() },
      texts: { body: input.body },
    });
    return { commentId: comment.id };
  });
}

/** Erases the text of the caller's own comment, here and behind its events. That there was one stays. */
export async function deleteComment(ctx: ActingCtx, input: DeleteComment): Promise<{ commentId: string }> {
  const { organizationId } = ctx;
  return withAuthority(ctx, async (tx) => {
    const { comment, decision } = await lockComment(tx, ctx, input.commentId);
    assertCan(ctx, "comment", decision);
    assertOwnComment(comment, ctx.memberId);
    await tx
      .update(comments)
      .set({ body: "", deletedAt: momentOf(ctx) })
      .where(and(eq(comments.organizationId, organizationId), eq(comments.id, comment.id)));
    await tx
      .delete(mentions)
      .where(and(eq(mentions.organizationId, organizationId), eq(mentions.commentId, comment.id)));
    // The events keep their commitments, so the chain verifies; nobody can read or guess the text any more.
    await tx.delete(eventTexts).where(
      and(
        eq(eventTexts.organizationId, organizationId),
        eq(eventTexts.chainId, decision.id),
        inArray(
          eventTexts.sequence,
          sql`(select e.sequence from events e where e.organization_id = ${organizationId} and e.chain_id = ${decision.id}
            and e.type in ('comment.posted', 'comment.edited')
            and convert_from(e.bytes, 'UTF8')::jsonb #>> '{data,comment}' = ${comment.id})`,
        ),
      ),
    );
    await appendEvent(tx, ctx, decision.id, { type: "comment.deleted", data: { comment: comment.id } });
    return { commentId: comment.id };
  });
}

/** Takes the caller's open mentions in the thread they look at off their home. Private: no event. */
export async function markMentionsSeen(ctx: Ctx, input: MarkMentionsSeen): Promise<{ seen: number }> {
  return withAuthority(ctx, async (tx) => {
    await loadDecision(tx, ctx, { id: input.decisionId });
    return { seen: await seeMentions(tx, ctx, input) };
  });
}

/** Refuses a place that is not in this decision, or whose thread is shut while a round is blind (rule 25). */
async function assertPlace(
  tx: Tx,
  ctx: Ctx,
  decision: LoadedDecision,
  place: {
    readonly evaluationId?: string | null;
    readonly criterionId?: string | null;
    readonly optionId?: string | null;
    readonly passageId?: string | null;
  },
): Promise<void> {
  if (place.passageId != null) await assertPassageOpen(tx, ctx, decision.id, place.passageId);
  if (place.evaluationId == null) return;
  // Shared with ballots, exclusive to opening and revealing: no comment slips into a round that is just opening.
  assertThreadOpen(await threadState(tx, ctx, decision.id, place.evaluationId, "share"));
  if (place.criterionId == null || place.optionId == null) return;
  const { criterionId: criterion, optionId: option, evaluationId } = place;
  const [cell] = await tx
    .select({ id: evaluationCriteria.id })
    .from(evaluationCriteria)
    .where(
      and(
        eq(evaluationCriteria.organizationId, ctx.organizationId),
        eq(evaluationCriteria.evaluationId, evaluationId),
        eq(evaluationCriteria.id, criterion),
        exists(
          tx
            .select({ id: evaluationOptions.id })
            .from(evaluationOptions)
            .where(
              and(
                eq(evaluationOptions.organizationId, ctx.organizationId),
                eq(evaluationOptions.evaluationId, evaluationId),
                eq(evaluationOptions.id, option),
              ),
            ),
        ),
      ),
    );
  if (cell === undefined) throw notFound("cell");
}

/** Under the decision's lock, which resolving takes too. */
async function assertPassageOpen(tx: Tx, ctx: Ctx, decisionId: string, passageId: string): Promise<void> {
  const [passage] = await tx
    .select({ resolvedAt: passages.resolvedAt })
    .from(passages)
    .where(
      and(
        eq(passages.organizationId, ctx.organizationId),
        eq(passages.id, passageId),
        eq(passages.decisionId, decisionId),
      ),
    );
  if (passage === undefined) throw notFound("passage");
  assertUnresolved(passage.resolvedAt);
}

/** Nobody is called to a thread they cannot read: that would tell them of it, and they could not answer. */
async function assertMentionable(
  tx: Tx,
  ctx: Ctx,
  decision: LoadedDecision,
  evaluationId: string | null,
  memberIds: readonly string[],
): Promise<readonly string[]> {
  if (memberIds.length === 0) return [];
  const mentionable = await readMentionable(tx, ctx, decision, evaluationId, memberIds);
  const outside = memberIds.filter((id) => !mentionable.has(id));
  if (outside.length > 0) {
    const message =
      "Somebody you mention cannot see this decision. Take the mention out, or have an admin change their product lines.";
    throw invalid(message, { body: message });
  }
  return memberIds;
}

async function addMentions(tx: Tx, ctx: ActingCtx, commentId: string, memberIds: readonly string[]): Promise<void> {
  const others = memberIds.filter((memberId) => memberId !== ctx.memberId);
  if (others.length === 0) return;
  await tx
    .insert(mentions)
    .values(others.map((memberId) => ({ organizationId: ctx.organizationId, commentId, memberId })))
    .onConflictDoNothing();
}

async function seeMentions(tx: Tx, ctx: ActingCtx, thread: ThreadKey): Promise<number> {
  const seen = await tx
    .update(mentions)
    .set({ seenAt: momentOf(ctx) })
    .where(unseenMentionsIn(tx, ctx, thread))
    .returning({ commentId: mentions.commentId });
  return seen.length;
}

async function touch(tx: Tx, ctx: ActingCtx, decisionId: string): Promise<void> {
  await tx
    .update(decisions)
    .set({ changedAt: momentOf(ctx) })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decisionId)));
}

/** A comment under its decision's lock, for somebody who may see both. */
async function lockComment(tx: Tx, ctx: Ctx, commentId: string) {
  const [comment] = await tx
    .select({
      id: comments.id,
      decisionId: comments.decisionId,
      evaluationId: comments.evaluationId,
      criterionId: comments.criterionId,
      optionId: comments.optionId,
      passageId: comments.passageId,
      authorId: comments.authorId,
      authorName: users.name,
    })
    .from(comments)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, comments.organizationId), eq(memberships.id, comments.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(comments.organizationId, ctx.organizationId), eq(comments.id, commentId)));
  if (comment === undefined) throw notFound("comment");
  const decision = await loadDecision(tx, ctx, { id: comment.decisionId }, "update").catch(notFoundAs("comment"));
  if (ctx.role === "stakeholder" && comment.evaluationId !== null)
    await threadState(tx, ctx, decision.id, comment.evaluationId).catch(notFoundAs("comment"));
  // Its text is read under the lock, so that two edits at once see each other.
  const [text] = await tx
    .select({ body: comments.body, deletedAt: comments.deletedAt })
    .from(comments)
    .where(and(eq(comments.organizationId, ctx.organizationId), eq(comments.id, commentId)));
  if (text === undefined) throw notFound("comment");
  return { comment: { ...comment, ...text }, decision };
}

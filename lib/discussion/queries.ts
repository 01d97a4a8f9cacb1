import { and, asc, eq, inArray, isNull, max, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { comments, mentions } from "@/db/schema/discussion";
import { evaluations } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { readNamed, type Named } from "@/lib/decisions/naming/queries";
import { loadDecision } from "@/lib/decisions/queries";
import { notFound } from "@/lib/errors";
import { whyThreadIsShut, type ThreadState } from "./rules";

export interface Comment {
  readonly id: string;
  readonly author: { readonly memberId: string; readonly name: string };
  /** Markdown with mentions; null once deleted. */
  readonly body: string | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly isDeleted: boolean;
  readonly isOwn: boolean;
  readonly evaluationId: string | null;
  readonly criterionId: string | null;
  readonly optionId: string | null;
}

/** A thread as a page shows it. */
export interface Thread {
  readonly place: ThreadKey;
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** Other decisions that the comments name. */
  readonly named: readonly Named[];
  /** Why nobody can write here now, or null. */
  readonly shut: string | null;
  /** Mentions of the reader in this thread that they have not seen before. */
  readonly unseenMentions: number;
}

/** Which comments: those on the decision itself, on a passage of its record, or with `evaluationId` on that evaluation and its cells. */
export interface ThreadKey {
  readonly decisionId: string;
  readonly evaluationId?: string;
  readonly criterionId?: string;
  readonly optionId?: string;
  readonly passageId?: string;
}

/** A thread; refuses with NOT_FOUND what the caller may not see. */
export async function getThread(ctx: Ctx, key: ThreadKey): Promise<Thread> {
  return withOrg(ctx, (tx) => readThread(tx, ctx, key));
}

/** Like `getThread`, within a page's one transaction. */
async function readThread(tx: Tx, ctx: Ctx, key: ThreadKey): Promise<Thread> {
  const decision = await loadDecision(tx, ctx, { id: key.decisionId });
  const state = key.evaluationId === undefined ? null : await threadState(tx, ctx, decision.id, key.evaluationId);
  const said = await readComments(tx, ctx, inThread(ctx, key));
  return {
    place: key,
    comments: said.map(({ passageId: _, ...comment }) => comment),
    named: await readNamed(tx, ctx, decision.id, bodiesOf(said)),
    shut: state === null ? null : whyThreadIsShut(state),
    unseenMentions: await tx.$count(mentions, unseenMentionsIn(tx, ctx, key)),
  };
}

/** What people wrote in these comments, without what was deleted. */
export const bodiesOf = (said: readonly Pick<Comment, "body">[]): readonly string[] =>
  said.flatMap(({ body }) => body ?? []);

/** What is said beside the map of an evaluation. */
export interface Talk {
  /** Of the opened cell, or of the whole evaluation. */
  readonly thread: Thread;
  /** How many comments each cell has, by `criterion:option`; those on no cell count under the empty key. */
  readonly counts: ReadonlyMap<string, number>;
  /** When something was last said on each of them, by the same keys. */
  readonly last: ReadonlyMap<string, Date>;
}

/** A thread on an evaluation, with how much is said where; an evaluation the caller may not see is NOT_FOUND. */
export async function getTalk(ctx: Ctx, key: ThreadKey & { readonly evaluationId: string }): Promise<Talk> {
  return withOrg(ctx, async (tx) => ({
    thread: await readThread(tx, ctx, key),
    ...(await countCellComments(tx, ctx, { decisionId: key.decisionId, evaluationId: key.evaluationId })),
  }));
}

async function countCellComments(tx: Tx, ctx: Ctx, key: ThreadKey): Promise<Pick<Talk, "counts" | "last">> {
  const rows = await tx
    .select({
      criterionId: comments.criterionId,
      optionId: comments.optionId,
      count: sql<number>`count(*)::int`,
      last: max(comments.createdAt),
    })
    .from(comments)
    .where(and(inThread(ctx, key), isNull(comments.deletedAt)))
    .groupBy(comments.criterionId, comments.optionId);
  const keyed = rows.map(({ criterionId, optionId, ...row }) => ({
    ...row,
    key: criterionId === null || optionId === null ? "" : `${criterionId}:${optionId}`,
  }));
  return {
    counts: new Map(keyed.map(({ key: cell, count }) => [cell, count])),
    last: new Map(keyed.flatMap(({ key: cell, last }) => (last === null ? [] : [[cell, last]]))),
  };
}

/** Where an evaluation's thread stands; NOT_FOUND when it is not this decision's, or closed to a stakeholder (rule 3). */
export async function threadState(
  tx: Tx,
  ctx: Ctx,
  decisionId: string,
  evaluationId: string,
  lock?: "share",
): Promise<ThreadState> {
  const which = and(
    eq(evaluations.organizationId, ctx.organizationId),
    eq(evaluations.id, evaluationId),
    eq(evaluations.decisionId, decisionId),
  );
  // A statement of its own: one that waited for the lock would still see the rounds as they were before it waited.
  if (lock !== undefined) await tx.select({ id: evaluations.id }).from(evaluations).where(which).for(lock);
  const [state] = await tx
    .select({
      phase: evaluations.phase,
      hasBlindRound: sql<boolean>`exists (
        select from rounds r where r.organization_id = evaluations.organization_id
        and r.evaluation_id = evaluations.id and r.revealed_at is null)`,
    })
    .from(evaluations)
    .where(which);
  if (state === undefined || (ctx.role === "stakeholder" && state.phase !== "closed")) throw notFound("evaluation");
  return state;
}

/** The caller's mentions in one thread that they have not seen. */
export function unseenMentionsIn(tx: Tx, ctx: Ctx, key: ThreadKey): SQL | undefined {
  const ofThread = tx.select({ id: comments.id }).from(comments).where(inThread(ctx, key));
  return and(
    eq(mentions.organizationId, ctx.organizationId),
    eq(mentions.memberId, ctx.memberId),
    isNull(mentions.seenAt),
    inArray(mentions.commentId, ofThread),
  );
}

function inThread(ctx: Ctx, key: ThreadKey): SQL | undefined {
  return and(
    eq(comments.organizationId, ctx.organizationId),
    eq(comments.decisionId, key.decisionId),
    key.evaluationId === undefined ? isNull(comments.evaluationId) : eq(comments.evaluationId, key.evaluationId),
    key.criterionId === undefined ? undefined : eq(comments.criterionId, key.criterionId),
    key.optionId === undefined ? undefined : eq(comments.optionId, key.optionId),
    key.passageId === undefined ? isNull(comments.passageId) : eq(comments.passageId, key.passageId),
  );
}

/** Comments with who wrote them, oldest first. */
export async function readComments(
  tx: Tx,
  ctx: Ctx,
  where: SQL | undefined,
): Promise<(Comment & { readonly passageId: string | null })[]> {
  const rows = await tx
    .select({
      id: comments.id,
      authorId: comments.authorId,
      authorName: users.name,
      body: comments.body,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      deletedAt: comments.deletedAt,
      evaluationId: comments.evaluationId,
      criterionId: comments.criterionId,
      optionId: comments.optionId,
      passageId: comments.passageId,
    })
    .from(comments)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, comments.organizationId), eq(memberships.id, comments.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(where)
    .orderBy(asc(comments.createdAt), asc(comments.id));
  return rows.map(({ authorId, authorName, deletedAt, body, ...comment }) => ({
    ...comment,
    author: { memberId: authorId, name: authorName },
    body: deletedAt === null ? body : null,
    isDeleted: deletedAt !== null,
    isOwn: authorId === ctx.memberId,
  }));
}

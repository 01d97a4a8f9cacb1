import { and, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { comments, mentions } from "@/db/schema/discussion";
import { evaluationParticipants, evaluations, rounds } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { readings } from "@/db/schema/reading/following";
import { suggestions } from "@/db/schema/record/passages";
import type { Ctx } from "@/lib/access/context";
import { readAwaiting, waitsFor, type Awaiting } from "@/lib/approvals/waiting/queries";
import { inOneLine } from "@/lib/discussion/rules";
import { waitingSuggestions } from "@/lib/discussion/suggestions/queries";
import { isCompleteRound } from "@/lib/evaluations/lists/queries";
import { openReadings } from "@/lib/following/readings/queries";
import { hasSubmitted } from "@/lib/evaluations/rounds/queries";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { isDue, readDueReviews, type DueReview } from "@/lib/reviews/queries";
import type { HomeCounts } from "../rules";

/** Somebody named the reader in a comment, and waits. */
export interface OpenMention {
  readonly commentId: string;
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  readonly authorName: string;
  /** In one line, without mention syntax. */
  readonly text: string;
  readonly at: Date;
  readonly evaluationId: string | null;
  readonly criterionId: string | null;
  readonly optionId: string | null;
}

/** What the reader looks after and should look at again, or soon; the oldest first. */
export async function readOwnReviews(tx: Tx, ctx: Ctx): Promise<readonly DueReview[]> {
  const isTheirs = and(eq(decisions.stewardId, ctx.memberId), visibleDecisions(ctx));
  return readDueReviews(tx, ctx, isTheirs, { limit: REVIEWS_SHOWN });
}

/** Mentions of the reader that they have not seen, the newest first. */
export async function readOpenMentions(tx: Tx, ctx: Ctx): Promise<OpenMention[]> {
  const rows = await tx
    .select({
      commentId: comments.id,
      decision: { id: decisions.id, number: decisions.number, title: decisions.title },
      authorName: users.name,
      body: comments.body,
      at: comments.createdAt,
      evaluationId: comments.evaluationId,
      criterionId: comments.criterionId,
      optionId: comments.optionId,
    })
    .from(mentions)
    .innerJoin(comments, and(eq(comments.organizationId, mentions.organizationId), eq(comments.id, mentions.commentId)))
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, comments.organizationId), eq(decisions.id, comments.decisionId)),
    )
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, comments.organizationId), eq(memberships.id, comments.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(openMentions(ctx))
    .orderBy(desc(comments.createdAt), desc(comments.id));
  return rows.map(({ body, ...row }) => ({ ...row, text: inOneLine(body) }));
}

/** What awaits verdicts and concerns the reader: theirs to decide, or theirs as steward, author or proposer. The hundred that wait longest. */
export async function readConcerning(tx: Tx, ctx: Ctx): Promise<readonly Awaiting[]> {
  if (ctx.role === "stakeholder") return [];
  const isTheirs = sql`${ctx.memberId} in (decisions.steward_id, r.author_id, decisions.proposed_by)`;
  const mayDecide = ctx.role === "owner" || (ctx.role === "lead" && ctx.productLineIds === null);
  if (mayDecide) return readAwaiting(tx, ctx, undefined, AWAITING_SHOWN);
  if (ctx.role !== "lead") return readAwaiting(tx, ctx, isTheirs, AWAITING_SHOWN);
  const onTheirLines = sql`exists (select from decision_product_lines here where here.organization_id = ${ctx.organizationId}
    and here.decision_id = decisions.id and here.product_line_id = any(${sql.param([...(ctx.productLineIds ?? [])])}::uuid[]))`;
  return readAwaiting(tx, ctx, sql`(${isTheirs} or ${onTheirLines} or ${isCalledElsewhere(ctx)})`, AWAITING_SHOWN);
}

/** A rule may name a lead of other lines, and somebody away may have let them stand in: then any line may be theirs to decide for. */
function isCalledElsewhere({ organizationId, memberId }: Ctx): SQL {
  return sql`exists (select from approval_rule_people p where p.organization_id = ${organizationId} and p.member_id = ${memberId})
    or exists (select from delegations d where d.organization_id = ${organizationId} and d.delegate_id = ${memberId}
      and d.ended_at is null and d.starts_at <= clock_timestamp() and d.ends_at > clock_timestamp())`;
}

/** Theirs to decide now. */
export function toDecide(awaiting: readonly Awaiting[], ctx: Ctx): readonly Awaiting[] {
  return awaiting.filter((one) => waitsFor(one, ctx.memberId));
}

/** Theirs to revise: somebody asked the steward for changes on exactly this text. */
export function toRevise(awaiting: readonly Awaiting[], ctx: Ctx): readonly Awaiting[] {
  return awaiting.filter((one) => one.stewardId === ctx.memberId && one.requests.length > 0);
}

/** So many due reviews home lists and counts; whoever has more has enough to begin with. */
export const REVIEWS_SHOWN = 100;
/** So many waiting decisions, those that wait longest, are looked at. */
export const AWAITING_SHOWN = 100;

/** Every list of home in numbers. Approvals take two queries, and only of whom they may concern; the rest takes one. */
export async function readCounts(tx: Tx, ctx: Ctx): Promise<HomeCounts> {
  const { rows } = await tx.execute<
    Record<"ballots" | "complete" | "reviews" | "suggestions" | "mentions" | "readings", number>
  >(sql`
    select (select count(*)::int from ${evaluationParticipants} where ${ballotsToCast(ctx)}) as ballots,
      (select count(*)::int from ${rounds}
        join ${evaluations} on ${evaluations.organizationId} = ${rounds.organizationId} and ${evaluations.id} = ${rounds.evaluationId}
        join ${decisions} on ${decisions.organizationId} = ${evaluations.organizationId} and ${decisions.id} = ${evaluations.decisionId}
        where ${isCompleteRound(ctx)}) as complete,
      (select count(*)::int from (select from ${decisions} where ${decisions.organizationId} = ${ctx.organizationId}
        and ${decisions.stewardId} = ${ctx.memberId} and ${visibleDecisions(ctx)} and ${isDue(ctx)} limit ${REVIEWS_SHOWN}) due) as reviews,
      (select count(distinct ${suggestions.decisionId})::int from ${suggestions}
        join ${decisions} on ${decisions.organizationId} = ${suggestions.organizationId} and ${decisions.id} = ${suggestions.decisionId}
        where ${waitingSuggestions(ctx)}) as suggestions,
      (select count(*)::int from ${mentions}
        join ${comments} on ${comments.organizationId} = ${mentions.organizationId} and ${comments.id} = ${mentions.commentId}
        join ${decisions} on ${decisions.organizationId} = ${comments.organizationId} and ${decisions.id} = ${comments.decisionId}
        where ${openMentions(ctx)}) as mentions,
      (select count(*)::int from ${readings}
        join ${decisions} on ${decisions.organizationId} = ${readings.organizationId} and ${decisions.id} = ${readings.decisionId}
        where ${openReadings(ctx)}) as readings`);
  const {
    ballots = 0,
    complete = 0,
    reviews = 0,
    suggestions: made = 0,
    mentions: named = 0,
    readings: asked = 0,
  } = rows[0] ?? {};
  const awaiting = await readConcerning(tx, ctx);
  return {
    ballots,
    rounds: complete,
    reviews,
    suggestions: made,
    mentions: named,
    readings: asked,
    approvals: toDecide(awaiting, ctx).length,
    changesRequested: toRevise(awaiting, ctx).length,
  };
}

/** Open rounds the reader has not submitted in. A locked one takes no more ballots, so it needs nobody. */
function ballotsToCast(ctx: Ctx): SQL | undefined {
  const p = evaluationParticipants;
  return and(
    eq(p.organizationId, ctx.organizationId),
    eq(p.memberId, ctx.memberId),
    isNull(p.removedAt),
    sql`exists (
      select from ${rounds} join ${evaluations} on ${evaluations.organizationId} = ${rounds.organizationId}
        and ${evaluations.id} = ${rounds.evaluationId} and ${evaluations.phase} = ${rounds.kind}
      where ${rounds.organizationId} = ${p.organizationId} and ${rounds.evaluationId} = ${p.evaluationId}
        and ${rounds.revealedAt} is null and (${rounds.deadlineAt} is null or ${rounds.deadlineAt} >= clock_timestamp())
        and not ${hasSubmitted(rounds.id, p)})`,
  );
}

function openMentions(ctx: Ctx): SQL | undefined {
  return and(
    eq(mentions.organizationId, ctx.organizationId),
    eq(mentions.memberId, ctx.memberId),
    isNull(mentions.seenAt),
    isNull(comments.deletedAt),
    visibleDecisions(ctx),
    // Rule 3: what is said on an evaluation is not a stakeholder's to read before it is closed.
    ctx.role === "stakeholder"
      ? sql`(${comments.evaluationId} is null or exists (
          select from ${evaluations} where ${evaluations.organizationId} = ${comments.organizationId}
          and ${evaluations.id} = ${comments.evaluationId} and ${evaluations.phase} = 'closed'))`
      : undefined,
  );
}

import { and, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { reviews, reviewTriggers } from "@/db/schema/reviews";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { REVIEW_AHEAD_DAYS, type ReviewAnswer, type ReviewCause } from "./rules";

/** A decision that should be looked at again, and why. */
export interface DueReview {
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  readonly steward: { readonly id: string; readonly name: string };
  readonly causes: readonly ReviewCause[];
  /** ISO date; of what is due by date, or coming. */
  readonly reviewOn: string | null;
  /** ISO date of the day on which the first of its causes came about; to come for what is only coming. */
  readonly since: string;
  readonly lineIds: readonly string[];
}

/** Something to be watched for. */
export interface Trigger {
  readonly id: string;
  readonly words: string;
  readonly happenedAt: Date | null;
  readonly happenedBy: string | null;
  readonly note: string;
  /** It happened, and no review has answered it. */
  readonly isOpen: boolean;
}

export interface AnsweredReview {
  readonly id: string;
  readonly cause: ReviewCause;
  readonly answer: ReviewAnswer;
  readonly reason: string;
  readonly memberId: string;
  readonly by: string;
  readonly at: Date;
  readonly nextReviewOn: string | null;
  /** Null also where the reader may not see it. */
  readonly successor: number | null;
}

/** How a decision stands with its reviews. */
export interface ReviewState {
  /** Why it is due now; empty while it is not. */
  readonly causes: readonly ReviewCause[];
  readonly triggers: readonly Trigger[];
  /** The latest first. */
  readonly answered: readonly AnsweredReview[];
  /** A successor is being written in answer to the last review. */
  readonly isBeingRevised: boolean;
  /** That draft or proposal; null also where the reader may not see it. */
  readonly openSuccessor: number | null;
}

const LAST_ANSWER = sql`(select max(a.answered_at) from reviews a
  where a.organization_id = decisions.organization_id and a.decision_id = decisions.id and a.answer = 'still_valid')`;

/** A successor is being written: the review is answered until that ends. */
const OPEN_SUCCESSOR = sql`(select min(s.number) from reviews a
  join decisions s on s.organization_id = a.organization_id and s.id = a.successor_id
  where a.organization_id = decisions.organization_id and a.decision_id = decisions.id and s.status in ('draft', 'proposed'))`;

/** Whose reviews, and, where a person reads them, who. */
type Reader = Pick<Ctx, "organizationId"> & Partial<Pick<Ctx, "role" | "productLineIds">>;

/** What a line answered is told to those who may see it (rule 3). */
const onSeenLines = ({ role, productLineIds }: Reader): SQL =>
  role === "stakeholder" && productLineIds != null
    ? sql`and w.product_line_id = any(${sql.param([...productLineIds])}::uuid[])`
    : sql``;

/** The day on which each cause came about; null where it has not. `ahead` counts a review date so many days before. */
const sinceOf = (reader: Reader, ahead: number): Readonly<Record<Exclude<ReviewCause, "asked">, SQL>> => ({
  date: sql`(case when decisions.review_on <= current_date + ${ahead}::int then decisions.review_on end)`,
  trigger: sql`(select min(t.happened_at)::date from review_triggers t
    where t.organization_id = decisions.organization_id and t.decision_id = decisions.id and t.removed_at is null
    and t.happened_at > coalesce(${LAST_ANSWER}, '-infinity'))`,
  evidence: sql`(select min(f.valid_until) + 1 from evaluations e
    join evidence f on f.organization_id = e.organization_id and f.evaluation_id = e.id
    where e.organization_id = decisions.organization_id and e.decision_id = decisions.id and e.phase = 'closed'
    and f.removed_at is null and f.valid_until < current_date
    and f.valid_until >= coalesce(${LAST_ANSWER}, '-infinity')::date)`,
  waiver: sql`(select min(w.expires_on) + 1 from adoptions w
    where w.organization_id = decisions.organization_id and w.decision_id = decisions.id and w.replaced_at is null
    and w.stance = 'waived' and w.expires_on < current_date ${onSeenLines(reader)})`,
});

/** A condition on `decisions`: accepted, due or coming, and not being answered by a successor. */
export function isDue(reader: Reader, ahead = REVIEW_AHEAD_DAYS): SQL {
  const { date, trigger, evidence, waiver } = sinceOf(reader, ahead);
  return sql`(decisions.status = 'accepted' and ${mayBeDue(reader, ahead)} and ${OPEN_SUCCESSOR} is null
    and coalesce(${date}, ${trigger}, ${evidence}, ${waiver}) is not null)`;
}

/** What holds of everything that is due, and is asked once for all decisions: looking closely at each would cost more than a page may. */
function mayBeDue({ organizationId }: Reader, ahead: number): SQL {
  return sql`(decisions.review_on <= current_date + ${ahead}::int or decisions.id in (${calledFor(organizationId)}))`;
}

/** Decisions that something but their date may call for: a trigger that happened, expired evidence, an expired waiver. */
function calledFor(organizationId: string): SQL {
  return sql`
    select t.decision_id from review_triggers t
      where t.organization_id = ${organizationId} and t.happened_at is not null and t.removed_at is null
    union all
    select e.decision_id from evidence f join evaluations e on e.organization_id = f.organization_id and e.id = f.evaluation_id
      where f.organization_id = ${organizationId} and f.valid_until < current_date and f.removed_at is null and e.phase = 'closed'
    union all
    select w.decision_id from adoptions w
      where w.organization_id = ${organizationId} and w.replaced_at is null and w.stance = 'waived' and w.expires_on < current_date`;
}

/**
 * A condition on `decisions` that holds of the first `most` of what is due or coming, and of a little more: those due by their date are
 * found along an index, and only they are looked at closely.
 */
function amongFirst(
  { organizationId }: Pick<Ctx, "organizationId">,
  which: SQL | undefined,
  ahead: number,
  most: number,
): SQL {
  return sql`decisions.id in (
    (select decisions.id from decisions where decisions.organization_id = ${organizationId} and ${which ?? sql`true`}
      and decisions.status = 'accepted' and decisions.review_on is not null
      and decisions.review_on <= current_date + ${ahead}::int and ${OPEN_SUCCESSOR} is null
      order by decisions.review_on, decisions.number limit ${most})
    union all ${calledFor(organizationId)})`;
}

/** What is due or coming, the oldest first: of one steward, or of everybody. */
export async function readDueReviews(
  tx: Tx,
  reader: Reader,
  which: SQL | undefined,
  { ahead = REVIEW_AHEAD_DAYS, limit = 200 } = {},
): Promise<DueReview[]> {
  const { organizationId } = reader;
  const { date, trigger, evidence, waiver } = sinceOf(reader, ahead);
  const rows = await tx
    .select({
      decision: { id: decisions.id, number: decisions.number, title: decisions.title },
      steward: { id: memberships.id, name: users.name },
      reviewOn: decisions.reviewOn,
      since: sql<string>`least(${date}, ${trigger}, ${evidence}, ${waiver})::text`,
      causes: sql<ReviewCause[]>`array_remove(array[
        case when ${trigger} is not null then 'trigger' end, case when ${evidence} is not null then 'evidence' end,
        case when ${waiver} is not null then 'waiver' end, case when ${date} is not null then 'date' end], null)`,
      lineIds: sql<string[]>`array(
        select l.product_line_id::text from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id and l.ended_at is null)`,
    })
    .from(decisions)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, decisions.organizationId), eq(memberships.id, decisions.stewardId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(decisions.organizationId, organizationId),
        which,
        amongFirst({ organizationId }, which, ahead, limit),
        isDue(reader, ahead),
      ),
    )
    .orderBy(sql`least(${date}, ${trigger}, ${evidence}, ${waiver})`, decisions.number)
    .limit(limit);
  return rows;
}

/** Which of these decisions, that the caller was shown, are due for review today, whatever called for it. */
export async function readDueAmong(ctx: Ctx, decisionIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (decisionIds.length === 0) return new Set();
  return withOrg(ctx, async (tx) => {
    const isOne = sql`decisions.id = any(${sql.param([...decisionIds])}::uuid[])`;
    const rows = await tx
      .select({ id: decisions.id })
      .from(decisions)
      .where(and(eq(decisions.organizationId, ctx.organizationId), isOne, isDue(ctx, 0)));
    return new Set(rows.map(({ id }) => id));
  });
}

/** The reviews of a decision that the caller may see, or NOT_FOUND. */
export async function getReviewState(ctx: Ctx, number: number): Promise<ReviewState> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    return readReviewState(tx, ctx, decision.id);
  });
}

/** Like `getReviewState`, in the caller's transaction. */
export async function readReviewState(tx: Tx, ctx: Ctx, decisionId: string): Promise<ReviewState> {
  const which = eq(decisions.id, decisionId);
  const [due] = await tx
    .select({
      causes: sql<ReviewCause[]>`array_remove(array[${sql.join(
        Object.entries(sinceOf(ctx, 0)).map(([cause, since]) => sql`case when ${since} is not null then ${cause} end`),
        sql`, `,
      )}], null)`,
      isInForce: sql<boolean>`decisions.status = 'accepted'`,
      isBeingRevised: sql<boolean>`${OPEN_SUCCESSOR} is not null`,
      lastAnswer: sql<string | null>`${LAST_ANSWER}`,
    })
    .from(decisions)
    .where(and(eq(decisions.organizationId, ctx.organizationId), which));
  const isBeingRevised = due?.isBeingRevised === true;
  const successors = await readSuccessors(tx, ctx, decisionId);
  const open = successors.filter(({ status }) => status === "draft" || status === "proposed");
  const lastAnswer = due?.lastAnswer == null ? null : new Date(due.lastAnswer);
  const triggers = await readTriggers(tx, ctx, decisionId);
  return {
    causes: due?.isInForce === true && !isBeingRevised ? due.causes : [],
    triggers: triggers.map((trigger) => ({
      ...trigger,
      isOpen: trigger.happenedAt !== null && (lastAnswer === null || trigger.happenedAt > lastAnswer),
    })),
    answered: (await readAnswered(tx, ctx, decisionId)).map(({ successorId, ...answered }) => ({
      ...answered,
      successor: successors.find(({ id }) => id === successorId)?.number ?? null,
    })),
    isBeingRevised,
    openSuccessor: open[0]?.number ?? null,
  };
}

/** What reviews of a decision began, as far as the reader may see it, by number. */
async function readSuccessors(tx: Tx, ctx: Ctx, decisionId: string) {
  return tx
    .select({ id: decisions.id, number: decisions.number, status: decisions.status })
    .from(reviews)
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, reviews.organizationId), eq(decisions.id, reviews.successorId)),
    )
    .where(
      and(eq(reviews.organizationId, ctx.organizationId), eq(reviews.decisionId, decisionId), visibleDecisions(ctx)),
    )
    .orderBy(decisions.number);
}

async function readTriggers(tx: Tx, ctx: Ctx, decisionId: string) {
  const t = reviewTriggers;
  return tx
    .select({
      id: t.id,
      words: t.words,
      happenedAt: t.happenedAt,
      happenedBy: sql<string | null>`(select u.name from memberships m join users u on u.id = m.user_id
        where m.organization_id = ${t.organizationId} and m.id = ${t.happenedBy})`,
      note: t.note,
    })
    .from(t)
    .where(and(eq(t.organizationId, ctx.organizationId), eq(t.decisionId, decisionId), isNull(t.removedAt)))
    .orderBy(t.createdAt, t.id);
}

async function readAnswered(tx: Tx, ctx: Ctx, decisionId: string) {
  return tx
    .select({
      id: reviews.id,
      cause: reviews.cause,
      answer: reviews.answer,
      reason: reviews.reason,
      memberId: reviews.answeredBy,
      by: users.name,
      at: reviews.answeredAt,
      nextReviewOn: reviews.nextReviewOn,
      successorId: reviews.successorId,
    })
    .from(reviews)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, reviews.organizationId), eq(memberships.id, reviews.answeredBy)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(reviews.organizationId, ctx.organizationId), eq(reviews.decisionId, decisionId)))
    .orderBy(desc(reviews.answeredAt), desc(reviews.id))
    .limit(20);
}

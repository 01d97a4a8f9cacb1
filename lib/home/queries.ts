import { and, count, eq, isNull, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { memberships, productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import type { Awaiting } from "@/lib/approvals/waiting/queries";
import { readSuggestedTo, type SuggestedTo } from "@/lib/discussion/suggestions/queries";
import {
  readCompleteRounds,
  readOpenBallots,
  type CompleteRound,
  type OpenBallot,
} from "@/lib/evaluations/lists/queries";
import type { DueReview } from "@/lib/reviews/queries";
import { readOpenReadings, type OpenReading } from "@/lib/following/readings/queries";
import { databaseClock } from "@/lib/history/clock";
import { listProductLines } from "@/lib/product-lines/queries";
import type { Counted } from "@/lib/text/rules";
import { visibleDecisions, visibleLines } from "@/lib/product-lines/visibility/queries";
import { readDecidedLately, readSince, type DecidedLately, type SinceLooked } from "./lately/queries";
import { totalOf } from "./rules";
import {
  readConcerning,
  readCounts,
  readOpenMentions,
  readOwnReviews,
  toDecide,
  toRevise,
  type OpenMention,
  AWAITING_SHOWN,
  REVIEWS_SHOWN,
} from "./tasks/queries";

/** What home shows: what needs the reader, in lists by urgency, and beside it what happened and what waits for others. */
export interface Home {
  /** The database's now, which ages and deadlines are told by. */
  readonly now: Date;
  readonly ballots: readonly OpenBallot[];
  /** Theirs to reveal. */
  readonly rounds: readonly CompleteRound[];
  readonly approvals: readonly Awaiting[];
  readonly changesRequested: readonly Awaiting[];
  /** Other words for what they look after, to take up or to reject. */
  readonly suggestions: readonly SuggestedTo[];
  readonly reviews: readonly DueReview[];
  readonly mentions: readonly OpenMention[];
  /** Asked of them, and not read. */
  readonly readings: readonly OpenReading[];
  /** How many things that is. */
  readonly total: number;
  /** More may wait than is listed. */
  readonly isCut: boolean;
  readonly decidedLately: readonly DecidedLately[];
  /** The reader's own proposals, for which others have to decide. */
  readonly waitingForOthers: readonly Awaiting[];
  readonly since: SinceLooked;
  /** The names of each line the reader may see, from the topmost such line down, by id. */
  readonly linePaths: ReadonlyMap<string, readonly string[]>;
  readonly beginning: Beginning;
}

/** How far a new organization has come, by what the reader may see. Decisions are counted up to ten. */
export interface Beginning {
  readonly decisions: number;
  readonly members: number;
  readonly lines: number;
}

/** Everything home shows, in one transaction. */
export async function getHome(ctx: Ctx): Promise<Home> {
  return withOrg(ctx, async (tx) => {
    const open = await readOpenBallots(tx, ctx);
    const ballots = open.filter((ballot) => !ballot.hasSubmitted && ballot.state === "open");
    const rounds = await readCompleteRounds(tx, ctx);
    const concerning = await readConcerning(tx, ctx);
    const approvals = toDecide(concerning, ctx);
    const changesRequested = toRevise(concerning, ctx);
    const suggestions = await readSuggestedTo(tx, ctx);
    const reviews = await readOwnReviews(tx, ctx);
    const mentions = await readOpenMentions(tx, ctx);
    const readings = await readOpenReadings(tx, ctx);
    const counts = {
      ballots: ballots.length,
      rounds: rounds.length,
      approvals: approvals.length,
      changesRequested: changesRequested.length,
      suggestions: suggestions.length,
      reviews: reviews.length,
      mentions: mentions.length,
      readings: readings.length,
    };
    return {
      now: await databaseClock(tx),
      ballots,
      rounds,
      approvals,
      changesRequested,
      suggestions,
      reviews,
      mentions,
      readings,
      total: totalOf(counts),
      isCut: concerning.length >= AWAITING_SHOWN || reviews.length >= REVIEWS_SHOWN,
      decidedLately: await readDecidedLately(tx, ctx),
      waitingForOthers: concerning.filter(
        (one) =>
          [one.stewardId, one.authorId].includes(ctx.memberId) && one.requests.length === 0 && !approvals.includes(one),
      ),
      since: await readSince(tx, ctx),
      linePaths: await readLinePaths(tx, ctx),
      beginning: await readBeginning(tx, ctx),
    };
  });
}

/** How many things need the reader, for the badge: what `getHome` lists, counted. */
export async function countHome(ctx: Ctx): Promise<number> {
  return totalOf(await withOrg(ctx, (tx) => readCounts(tx, ctx)));
}

/** What the frame around every page counts. */
export interface FrameNumbers {
  /** Things that need the reader. */
  readonly waiting: number;
  /** Decisions on each of their lines and below it, by the line's address. */
  readonly decisions: Readonly<Record<string, Counted>>;
}

/** The numbers of the frame. */
export async function readFrameNumbers(ctx: Ctx): Promise<FrameNumbers> {
  const [waiting, lines] = await Promise.all([countHome(ctx), listProductLines(ctx)]);
  return { waiting, decisions: Object.fromEntries(lines.map(({ slug, decisions: of }) => [slug, of])) };
}

async function readLinePaths(tx: Tx, ctx: Ctx): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await tx.execute<{ id: string; path: string[] }>(sql`
    with recursive seen(id, parent_id, name) as (
      select id, parent_id, name from product_lines
      where organization_id = ${ctx.organizationId} and ${visibleLines(ctx) ?? sql`true`}
    ), tree(id, path) as (
      select id, array[name] from seen where parent_id is null or parent_id not in (select id from seen)
      union all
      select seen.id, tree.path || seen.name from seen join tree on seen.parent_id = tree.id
    ) select id::text, path from tree`);
  return new Map(rows.map((row) => [row.id, row.path]));
}

/** So many decisions are no beginning any more. */
const BEGUN = 10;

async function readBeginning(tx: Tx, ctx: Ctx): Promise<Beginning> {
  const { organizationId } = ctx;
  const [row] = await tx
    .select({
      decisions: sql<number>`(select count(*)::int from (select from decisions
        where ${and(eq(decisions.organizationId, organizationId), visibleDecisions(ctx))} limit ${BEGUN}) begun)`,
      lines: tx.$count(
        productLines,
        and(eq(productLines.organizationId, organizationId), isNull(productLines.archivedAt), visibleLines(ctx)),
      ),
      members: count(),
    })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.status, "active")));
  return row ?? { decisions: 0, lines: 0, members: 0 };
}

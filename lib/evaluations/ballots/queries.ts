import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { EvaluationMethod } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { ballots, evaluationParticipants, evaluations, rounds } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { readContext } from "../context/queries";
import { activeShifts, type ActiveShift } from "../context/rules";
import { readGoalLinks } from "../goals/queries";
import { proposeWeights } from "../goals/rules";
import { readKeptStanding } from "../matrix/kept/queries";
import { readCriteria, readOptions, readStandingBallots } from "../matrix/queries";
import {
  answersThrough,
  favouritesThrough,
  type GivenAnswer,
  type MatrixCriterion,
  type MatrixOption,
} from "../matrix/rules";
import { readEvidenceCounts, type EvidenceCounts } from "../evidence/queries";
import { scoredOf } from "../measures/rules";
import { ROUND_COLUMNS, type Round } from "../rounds/queries";
import { roundState, type RoundState } from "../rounds/rules";
import { readTurnout, type Turnout } from "../rounds/turnout/queries";
import { SETTINGS_COLUMNS } from "../settings/queries";
import type { EvaluationSettings } from "../settings/rules";
import { ballotContentShape, type BallotContent } from "./input";
import type { BallotReceipt } from "./mutations";
import { ballotColumns, inOwnOrder } from "./rules";

/** One criterion of the caller's ballot. */
export interface BallotCriterion extends MatrixCriterion {
  /** The group's weight, 0 to 1, once weighting was revealed; else null. */
  readonly weight: number | null;
  /** Why it may matter more or less here, by what the team answered in the setup. */
  readonly shifts: readonly ActiveShift[];
  /** The options to score here, in the caller's own order. Empty in a weighting round, and where it is measured. */
  readonly optionIds: readonly string[];
}

/** What the server holds of the caller's own ballot in one round. */
export interface OwnBallot {
  /** What to show: the draft, else what was submitted, else null. */
  readonly content: BallotContent | null;
  /** When the draft was saved; null when everything shown is submitted. */
  readonly draftSavedAt: Date | null;
  /** What counts, when something does. */
  readonly submitted: { readonly content: BallotContent; readonly receipt: BallotReceipt } | null;
}

/** The caller's ballot for the open round. Holds nothing of anybody else but who has submitted. */
export interface MyBallot extends OwnBallot {
  readonly evaluationId: string;
  readonly decision: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly stewardId: string;
    readonly stewardName: string;
  };
  readonly round: Round;
  readonly settings: EvaluationSettings;
  readonly state: Exclude<RoundState, "revealed">;
  readonly options: readonly MatrixOption[];
  /** How much evidence stands on each criterion. */
  readonly evidence: EvidenceCounts;
  /** In a later round only the criteria with a cell to score. */
  readonly criteria: readonly BallotCriterion[];
  /** The caller's own answers in earlier, revealed rounds: criterion id → option id → answer. */
  readonly earlier: Readonly<Record<string, Readonly<Record<string, GivenAnswer>>>>;
  /** The options the caller favoured in an earlier, revealed round; best first. */
  readonly earlierFavourites: readonly string[];
  /** Points of 100 that follow from the organization's goals; null where no criterion serves one, and in scoring. */
  readonly proposal: Readonly<Record<string, number>> | null;
  /** The caller's own points of an earlier weighting round, for criteria that are still there. */
  readonly earlierPoints: Readonly<Record<string, number>>;
  readonly turnout: Turnout;
}

/** The caller's ballot on decision `number`, or null when no round is open there or they do not take part in it. */
export async function getMyBallot(ctx: Ctx, input: { readonly number: number }): Promise<MyBallot | null> {
  return withOrg(ctx, async (tx) => {
    const found = await findOpenRound(tx, ctx, input.number, "matrix");
    if (found === null) return null;
    const { round, settings, now, evaluationId } = found;
    const state = roundState(round, now);
    if (state === "revealed") return null;
    const options = await readOptions(tx, ctx, evaluationId);
    const criteria = await readCriteria(tx, ctx, evaluationId);
    const context = await readContext(tx, ctx, evaluationId);
    const turnout = await readTurnout(tx, ctx, evaluationId, round.id);
    const own = await readOwnBallot(tx, ctx, found.decision.id, round.id);
    const standing = await readStandingBallots(tx, ctx, evaluationId, ctx.memberId);
    const weights =
      round.kind === "scoring" ? await readGroupWeights(tx, ctx, evaluationId) : new Map<string, number | null>();
    const columns = new Map(
      ballotColumns(options, scoredOf(criteria), round.cells).map((column) => [column.criterionId, column.optionIds]),
    );
    const points =
      standing.flatMap(({ content }) => (content.kind === "weighting" ? [content.points] : [])).at(-1) ?? {};
    const mine = answersThrough(standing).get(ctx.memberId) ?? new Map<string, ReadonlyMap<string, GivenAnswer>>();
    return {
      evaluationId,
      decision: found.decision,
      round,
      settings,
      state,
      options,
      evidence: await readEvidenceCounts(tx, ctx, evaluationId),
      criteria: criteria.flatMap((criterion) => {
        // What is measured is shown beside in a round of everything, and asks for nothing.
        const isShown = criterion.measure !== null && round.cells === null;
        const optionIds = columns.get(criterion.id) ?? (isShown || round.kind === "weighting" ? [] : undefined);
        if (optionIds === undefined) return [];
        const order =
          round.kind === "weighting" ? [] : inOwnOrder(optionIds, ctx.memberId, evaluationId, criterion.position);
        return [
          {
            ...criterion,
            weight: weights.get(criterion.id) ?? null,
            shifts: activeShifts(context, criterion.id),
            optionIds: order,
          },
        ];
      }),
      ...own,
      earlier: Object.fromEntries([...mine].map(([id, row]) => [id, Object.fromEntries(row)])),
      earlierFavourites: favouritesThrough(standing)[ctx.memberId] ?? [],
      proposal: round.kind === "weighting" ? await readProposal(tx, ctx, evaluationId, criteria) : null,
      earlierPoints: Object.fromEntries(
        criteria.flatMap(({ id }) => (Number.isInteger(points[id]) ? [[id, points[id] ?? 0]] : [])),
      ),
      turnout,
    };
  });
}

export interface OpenRound {
  readonly evaluationId: string;
  readonly method: EvaluationMethod;
  readonly settings: EvaluationSettings;
  readonly decision: MyBallot["decision"];
  readonly round: Round;
  readonly now: Date;
}

/** The open or locked round of a decision in which the caller takes part: of an evaluation on criteria, or of a vote. */
export async function findOpenRound(
  tx: Tx,
  ctx: Ctx,
  number: number,
  which: "matrix" | "votes",
): Promise<OpenRound | null> {
  const p = evaluationParticipants;
  const [row] = await tx
    .select({
      ...ROUND_COLUMNS,
      now: sql`clock_timestamp()`.mapWith(rounds.openedAt),
      evaluationId: evaluations.id,
      method: evaluations.method,
      settings: SETTINGS_COLUMNS,
      decision: {
        id: decisions.id,
        number: decisions.number,
        title: decisions.title,
        stewardId: decisions.stewardId,
        stewardName: users.name,
      },
    })
    .from(evaluations)
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, evaluations.organizationId), eq(decisions.id, evaluations.decisionId)),
    )
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, decisions.organizationId), eq(memberships.id, decisions.stewardId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(
      p,
      and(
        eq(p.organizationId, evaluations.organizationId),
        eq(p.evaluationId, evaluations.id),
        eq(p.memberId, ctx.memberId),
        isNull(p.removedAt),
      ),
    )
    .innerJoin(
      rounds,
      and(
        eq(rounds.organizationId, evaluations.organizationId),
        eq(rounds.evaluationId, evaluations.id),
        sql`${rounds.kind} = ${evaluations.phase}`,
      ),
    )
    .where(
      and(
        eq(evaluations.organizationId, ctx.organizationId),
        eq(decisions.number, number),
        which === "matrix" ? eq(evaluations.method, "matrix") : ne(evaluations.method, "matrix"),
        inArray(evaluations.phase, ["weighting", "scoring"]),
        isNull(rounds.revealedAt),
      ),
    )
    .orderBy(desc(rounds.number))
    .limit(1);
  if (row === undefined) return null;
  const { now, evaluationId, method, settings, decision, ...round } = row;
  return { now, evaluationId, method, settings, decision, round };
}

async function readOwnBallot(tx: Tx, ctx: Ctx, decisionId: string, roundId: string): Promise<OwnBallot> {
  const [row] = await tx
    .select({
      draft: ballots.draft,
      draftSavedAt: ballots.draftSavedAt,
      submission: ballots.submission,
      submittedAt: ballots.submittedAt,
      voidedAt: ballots.voidedAt,
      sequence: ballots.eventSequence,
      head: events.head,
    })
    .from(ballots)
    .leftJoin(
      events,
      and(
        eq(events.organizationId, ballots.organizationId),
        eq(events.chainId, decisionId),
        eq(events.sequence, ballots.eventSequence),
      ),
    )
    .where(
      and(
        eq(ballots.organizationId, ctx.organizationId),
        eq(ballots.roundId, roundId),
        eq(ballots.memberId, ctx.memberId),
      ),
    );
  if (row === undefined) return { content: null, draftSavedAt: null, submitted: null };
  const { submission, submittedAt, sequence, head } = row;
  const counts =
    submission !== null && submittedAt !== null && sequence !== null && head !== null && row.voidedAt === null;
  const submitted = counts
    ? {
        content: ballotContentShape.parse(JSON.parse(submission)),
        receipt: { sequence, submittedAt, head: head.toString("hex") },
      }
    : null;
  return {
    content: shownBallot(row),
    draftSavedAt: row.draft === null ? null : row.draftSavedAt,
    submitted,
  };
}

/** A ballot as it is kept. */
interface KeptBallot {
  readonly draft: unknown;
  readonly submission: string | null;
  readonly voidedAt: Date | null;
}

/** What its author sees and goes on with: the draft, else what was submitted and counts, else null. */
export function shownBallot({ draft, submission, voidedAt }: KeptBallot): BallotContent | null {
  const unfinished = ballotContentShape.nullable().catch(null).parse(draft);
  if (unfinished !== null) return unfinished;
  return submission === null || voidedAt !== null ? null : ballotContentShape.parse(JSON.parse(submission));
}

async function readProposal(
  tx: Tx,
  ctx: Ctx,
  evaluationId: string,
  criteria: readonly MatrixCriterion[],
): Promise<Readonly<Record<string, number>> | null> {
  const { goals, links } = await readGoalLinks(tx, ctx, evaluationId);
  const { points } = proposeWeights(
    criteria.map(({ id }) => id),
    goals,
    links,
  );
  return Object.keys(points).length === 0 ? null : points;
}

/** The group's weights, which everybody may know once weighting was revealed. */
async function readGroupWeights(tx: Tx, ctx: Ctx, evaluationId: string): Promise<Map<string, number | null>> {
  const { weights } = (await readKeptStanding(tx, ctx, evaluationId)).resultThrough(0);
  return new Map(weights.map(({ criterionId, weight }) => [criterionId, weight]));
}

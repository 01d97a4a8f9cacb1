import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { EvaluationMethod } from "@/db/enums";
import { decisions } from "@/db/schema/decisions";
import {
  ballots,
  evaluationCriteria,
  evaluationOptions,
  evaluationParticipants,
  evaluations,
  rounds,
} from "@/db/schema/evaluations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { forbidden, invalid, notFound } from "@/lib/errors";
import { canonicalText } from "@/lib/mcda/hash/canonical";
import { commit } from "@/lib/history/hash";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { roundData } from "../rounds/mutations";
import { ROUND_COLUMNS, type Round } from "../rounds/queries";
import { assertRoundOpen } from "../rounds/rules";
import { queueForEvaluation } from "../queries";
import { assertPhase } from "../rules";
import { readCriteria } from "../matrix/queries";
import { SETTINGS_COLUMNS } from "../settings/queries";
import type { EvaluationSettings } from "../settings/rules";
import { assertJudged, weighAll, weighingFrame, weighingGroups } from "../weighing/rules";
import type { VoteContent } from "../votes/ballots/input";
import { assertMatrix } from "../votes/rules";
import { withChanges } from "./drafts/rules";
import {
  ballotContentShape,
  type BallotContent,
  type BallotInput,
  type DraftInput,
  type ScoresContent,
  type WeightsContent,
} from "./input";
import { shownBallot } from "./queries";
import { assertCompleteScores, assertFullWeights, ballotColumns } from "./rules";

export interface BallotReceipt {
  /** Of the event, on the decision's chain. */
  readonly sequence: number;
  /** The chain's head with that event, lower-case hex. */
  readonly head: string;
  readonly submittedAt: Date;
}

/**
 * Submits the caller's weights or scores for the open round: every cell answered or abstained from, or 100 points given.
 * Submitting again replaces until the round closes. Takes part under FOR SHARE, so that a reveal waits for it or it for the reveal.
 */
export async function submitBallot(ctx: ActingCtx, input: BallotInput): Promise<BallotReceipt> {
  assertCan(ctx, "take part in evaluations");
  return withAuthority(ctx, async (tx) => {
    await queueForEvaluation(tx, ctx, input.number, "beside others");
    const evaluation = await lockForVote(tx, ctx, input);
    assertMatrix(evaluation.method);
    const { round, now, ...matrix } = await readRound(tx, ctx, evaluation.id, input.roundId);
    assertPhase(evaluation.phase, [round.kind], "Submitting this ballot");
    assertRoundOpen(round, now);
    if (input.ballot.kind !== round.kind) throw wrongKind();
    const content =
      input.ballot.kind === "weighting"
        ? await checkedWeights(tx, ctx, evaluation, matrix.criteria, input.ballot)
        : checkedScores(matrix, round, evaluation.settings, input.ballot);
    return keepSubmission(tx, ctx, evaluation, round, content);
  });
}

/** Keeps a checked ballot as the one that counts, with the event that commits to it. */
export async function keepSubmission(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: { readonly id: string; readonly decisionId: string; readonly method: EvaluationMethod },
  round: Round,
  content: BallotContent | VoteContent,
): Promise<BallotReceipt> {
  const submission = canonicalBallot(evaluation.id, round, ctx.memberId, content);
  const committed = commit(submission);
  const event = await appendEvent(tx, ctx, evaluation.decisionId, {
    type: "evaluation.ballot_submitted",
    data: roundData(evaluation, round),
    commitments: { ballot: committed.commitment.toString("hex") },
  });
  // The event's own clock is what the history shows: it may have waited for the chain past the deadline.
  assertRoundOpen(round, event.recordedAt);
  const submittedAt = ctx.happenedAt ?? event.recordedAt;
  const counted = {
    draft: null,
    draftSavedAt: null,
    voidedAt: null,
    submission,
    submittedAt,
    eventSequence: event.sequence,
    ...committed,
  };
  await tx
    .insert(ballots)
    .values({ organizationId: ctx.organizationId, roundId: round.id, memberId: ctx.memberId, ...counted })
    .onConflictDoUpdate({ target: [ballots.organizationId, ballots.roundId, ballots.memberId], set: counted });
  return { sequence: event.sequence, head: event.head.toString("hex"), submittedAt };
}

/** A draft as it stands once a save is through: what other tabs saved is in it too. */
export interface SavedDraft {
  readonly ballot: BallotContent;
  readonly savedAt: Date;
}

/**
 * Makes changes to the caller's unfinished ballot. Only what they name is set, so that two tabs on one ballot never undo
 * each other. Private, no event, never counts; a submission made before stays what counts.
 */
export async function saveBallotDraft(ctx: ActingCtx, input: DraftInput): Promise<SavedDraft> {
  assertCan(ctx, "take part in evaluations");
  return withAuthority(ctx, async (tx) => {
    const evaluation = await findEvaluation(tx, ctx, input);
    assertMatrix(evaluation.method);
    const { round, now } = await readRound(tx, ctx, evaluation.id, input.roundId);
    assertPhase(evaluation.phase, [round.kind], "Saving this ballot");
    assertRoundOpen(round, now);
    if (input.ballot.kind !== round.kind) throw wrongKind();
    const { before, lockedAt } = await lockOwnBallot(tx, ctx, round.id);
    const ballot = withinLimits(withChanges(before, input.ballot));
    const savedAt = ctx.happenedAt ?? lockedAt;
    await tx
      .update(ballots)
      .set({ draft: ballot, draftSavedAt: savedAt })
      .where(
        and(
          eq(ballots.organizationId, ctx.organizationId),
          eq(ballots.roundId, round.id),
          eq(ballots.memberId, ctx.memberId),
        ),
      );
    return { ballot, savedAt };
  });
}

/** The caller's ballot in the round, locked, and made when there is none: changes that come at once are made one after the other. */
async function lockOwnBallot(
  tx: Tx,
  ctx: ActingCtx,
  roundId: string,
): Promise<{ before: BallotContent | null; lockedAt: Date }> {
  const [row] = await tx
    .insert(ballots)
    .values({ organizationId: ctx.organizationId, roundId, memberId: ctx.memberId })
    .onConflictDoUpdate({
      target: [ballots.organizationId, ballots.roundId, ballots.memberId],
      set: { draft: sql`${ballots.draft}` },
    })
    .returning({
      draft: ballots.draft,
      submission: ballots.submission,
      voidedAt: ballots.voidedAt,
      lockedAt: sql`clock_timestamp()`.mapWith(ballots.draftSavedAt),
    });
  if (row === undefined) throw notFound("ballot");
  return { before: shownBallot(row), lockedAt: row.lockedAt };
}

/** Changes that each keep the limits could pass them together. */
function withinLimits(ballot: BallotContent): BallotContent {
  const parsed = ballotContentShape.safeParse(ballot);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues[0]?.message ?? "This ballot cannot be read.");
}

interface Vote {
  readonly number: number;
  readonly roundId: string;
}

function evaluationOf(tx: Tx, ctx: ActingCtx, { number, roundId }: Vote) {
  return tx
    .select({
      id: evaluations.id,
      decisionId: evaluations.decisionId,
      phase: evaluations.phase,
      method: evaluations.method,
      settings: SETTINGS_COLUMNS,
    })
    .from(evaluations)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, evaluations.organizationId), eq(rounds.evaluationId, evaluations.id)),
    )
    .innerJoin(
      decisions,
      and(eq(decisions.organizationId, evaluations.organizationId), eq(decisions.id, evaluations.decisionId)),
    )
    .where(
      and(eq(evaluations.organizationId, ctx.organizationId), eq(rounds.id, roundId), eq(decisions.number, number)),
    );
}

/** The evaluation of the round, FOR SHARE, or NOT_FOUND. */
export async function lockForVote(tx: Tx, ctx: ActingCtx, vote: Vote) {
  const [evaluation] = await evaluationOf(tx, ctx, vote).for("share", { of: evaluations });
  if (evaluation === undefined) throw notFound("round");
  return evaluation;
}

/** The evaluation of the round, or NOT_FOUND. */
export async function findEvaluation(tx: Tx, ctx: ActingCtx, vote: Vote) {
  const [evaluation] = await evaluationOf(tx, ctx, vote);
  if (evaluation === undefined) throw notFound("round");
  return evaluation;
}

export interface RoundForVote {
  readonly round: Round;
  readonly now: Date;
  readonly options: readonly { readonly id: string }[];
  readonly criteria: readonly { readonly id: string }[];
  /** Those of the criteria that people score. */
  readonly scored: readonly { readonly id: string }[];
}

/** The round as it is after the lock, with the matrix's ids and the clock, in one statement with a snapshot of its own. */
export async function readRound(tx: Tx, ctx: ActingCtx, evaluationId: string, roundId: string): Promise<RoundForVote> {
  const { organizationId } = ctx;
  const rowsOf = (t: typeof evaluationOptions | typeof evaluationCriteria, which = sql`true`) => sql<string[]>`array(
    select ${t.id}::text from ${t} where ${t.organizationId} = ${organizationId} and ${t.evaluationId} = ${evaluationId}
    and ${t.removedAt} is null and ${which} order by ${t.position}, ${t.id})`;
  const p = evaluationParticipants;
  const [row] = await tx
    .select({
      ...ROUND_COLUMNS,
      now: sql`clock_timestamp()`.mapWith(rounds.openedAt),
      participant: p.memberId,
      optionIds: rowsOf(evaluationOptions),
      criterionIds: rowsOf(evaluationCriteria),
      scoredIds: rowsOf(evaluationCriteria, sql`${evaluationCriteria.kind} = 'scored'`),
    })
    .from(rounds)
    .leftJoin(
      p,
      and(
        eq(p.organizationId, rounds.organizationId),
        eq(p.evaluationId, rounds.evaluationId),
        eq(p.memberId, ctx.memberId),
        isNull(p.removedAt),
      ),
    )
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, roundId)));
  if (row === undefined) throw notFound("round");
  const { now, participant, optionIds, criterionIds, scoredIds, ...round } = row;
  if (participant === null)
    throw forbidden(
      "Only its participants vote in this evaluation. The steward can add you until the round is revealed.",
    );
  const [options, criteria, scored] = [optionIds, criterionIds, scoredIds].map((ids) => ids.map((id) => ({ id })));
  return { round, now, options: options ?? [], criteria: criteria ?? [], scored: scored ?? [] };
}

/** The weights with every criterion in them, or a refusal that says what is missing. Judgements are turned into points here. */
async function checkedWeights(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: { readonly id: string; readonly settings: EvaluationSettings },
  criteria: RoundForVote["criteria"],
  { points, judgements = {} }: WeightsContent,
): Promise<WeightsContent> {
  const frame = weighingFrame(evaluation.settings);
  if (frame === null) {
    assertFullWeights(criteria, points);
    return { kind: "weighting", points: Object.fromEntries(criteria.map(({ id }) => [id, points[id] ?? 0])) };
  }
  const groups = weighingGroups(await readCriteria(tx, ctx, evaluation.id), frame.themesFirst);
  assertJudged(frame.method, groups, judgements);
  const weighed = weighAll(frame.method, groups, judgements);
  if (weighed.points === null) throw invalid(`These weights are not complete. ${weighed.obstacle}.`);
  return { kind: "weighting", method: frame.method, judgements, points: weighed.points };
}

/** The scores, when they answer every cell that the round covers, with the reasons they need. */
function checkedScores(
  { options, scored }: Pick<RoundForVote, "options" | "scored">,
  round: Round,
  { reasonRule }: EvaluationSettings,
  ballot: ScoresContent,
): ScoresContent {
  const columns = ballotColumns(options, scored, round.cells);
  assertCompleteScores({ columns, optionIds: options.map(({ id }) => id), reasonRule }, ballot);
  return ballot;
}

/** What is hashed and kept: readable by a verifier on its own, and worth nothing without its salt. */
function canonicalBallot(
  evaluationId: string,
  round: Round,
  memberId: string,
  content: BallotContent | VoteContent,
): string {
  return canonicalText({ v: 1, evaluation: evaluationId, round: round.id, member: memberId, ...content });
}

const wrongKind = () => invalid("This round asks for something else. Reload to see what is asked.");

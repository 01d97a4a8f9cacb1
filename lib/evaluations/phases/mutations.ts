import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ballots, rounds } from "@/db/schema/evaluations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { evaluate } from "@/lib/mcda/evaluate";
import { precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { assertFullWeights } from "../ballots/rules";
import { readCriteria, readOptions, readStanding } from "../matrix/queries";
import { answersThrough, currentVoters, evaluationInput, standingWeights } from "../matrix/rules";
import { fixWeights, lockInvited, nameParticipants } from "../participants/mutations";
import { lockForSteering, type LoadedEvaluation } from "../queries";
import { currentRound, insertRound, reveal, roundData, setPhase } from "../rounds/mutations";
import { countSubmitted, hasRevealedScores, readParticipants, type Round } from "../rounds/queries";
import { assertPhase, findSetupGap } from "../rules";
import { whyNothingToScore, whyNotMeasured } from "../measures/rules";
import { assertNoneStands } from "../votes/objections/queries";
import { assertMatrix } from "../votes/rules";
import { whyNotWeighable } from "../weighing/rules";
import type {
  CancelEvaluation,
  OpenScoring,
  OpenSecondRound,
  OpenWeighting,
  ReopenEvaluation,
  ResumeScoring,
  SetStewardWeights,
} from "./input";
import { assertWeighed, reopenedCells, secondRoundCells, STEP_FROM } from "./rules";

export interface OpenedRound {
  readonly roundId: string;
  /** 1, 2, … within its kind. */
  readonly round: number;
}

/** Opens the blind weighting round with the participants named. Needs at least two options and one criterion. */
export async function openWeighting(ctx: ActingCtx, input: OpenWeighting): Promise<OpenedRound> {
  return withAuthority(ctx, async (tx) => {
    const namesInvited = await lockInvited(tx, ctx, input);
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    const invited = namesInvited();
    assertMatrix(evaluation.method);
    assertPhase(evaluation.phase, STEP_FROM.openWeighting, "Opening weighting");
    if (evaluation.settings.weighting === "steward")
      throw precondition("The steward gives the weights here. Give them, and open scoring.");
    await assertSetUp(tx, ctx, evaluation);
    await nameParticipants(tx, ctx, evaluation, invited);
    const isBlind = !evaluation.isReopened;
    const round = await insertRound(tx, ctx, evaluation.id, {
      kind: "weighting",
      cells: null,
      isBlind,
      deadline: input.deadline ?? null,
    });
    await setPhase(tx, ctx, evaluation, "weighting", { stewardWeights: null });
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.weighting_opened",
      data: {
        ...openedData(evaluation, round),
        participants: invited.map(({ memberId }) => memberId).sort(),
        method: evaluation.settings.weighting,
        themesFirst: evaluation.settings.weighsThemesFirst,
      },
    });
    return { roundId: round.id, round: round.number };
  });
}

/**
 * Sets the weights: 100 whole points in all. In setup where the steward gives them, else in weighting when nobody has submitted
 * any (rule 27); that ends the round, so that nobody weighs who has seen them (rule 25). Until scoring opens they can be set again.
 */
export async function setStewardWeights(
  ctx: ActingCtx,
  input: SetStewardWeights,
): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertMatrix(evaluation.method);
    const isGiven = evaluation.settings.weighting === "steward";
    assertPhase(evaluation.phase, isGiven ? ["setup"] : STEP_FROM.setStewardWeights, "Setting the weights");
    const round = isGiven ? null : await currentRound(tx, ctx, evaluation);
    if (round !== null && (await countSubmitted(tx, ctx, round.id)) > 0)
      throw precondition("Participants have submitted weights, and theirs count. Open scoring instead.");
    const criteria = await readCriteria(tx, ctx, evaluation.id);
    assertFullWeights(criteria, input.points);
    const points = Object.fromEntries(criteria.map(({ id }) => [id, input.points[id] ?? 0]));
    if (round?.revealedAt === null) await endRound(tx, ctx, round);
    await setPhase(tx, ctx, evaluation, evaluation.phase, { stewardWeights: points });
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.weights_set_by_steward",
      data: { evaluation: evaluation.id, points, isGiven },
    });
    return { evaluationId: evaluation.id };
  });
}

/** Ends weighting, reveals the weights and opens blind scoring. Refused while there are none: the steward extends, or sets them. */
export async function openScoring(ctx: ActingCtx, input: OpenScoring): Promise<OpenedRound> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, STEP_FROM.openScoring, "Opening scoring");
    return beginScoring(tx, ctx, evaluation, await endWeighting(tx, ctx, evaluation), input.deadline);
  });
}

/**
 * Leads from setup straight to blind scoring, with the weights that stand, when every criterion has one: after a reopening, or
 * where the steward gives the weights. The participants named replace the list; without any it stays.
 */
export async function resumeScoring(ctx: ActingCtx, input: ResumeScoring): Promise<OpenedRound> {
  return withAuthority(ctx, async (tx) => {
    const { participants = [], roles = [], lineIds = [] } = input;
    const isNamed = [participants, roles, lineIds].some((list) => list.length > 0);
    const namesInvited = isNamed ? await lockInvited(tx, ctx, { participants, roles, lineIds }) : null;
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    const invited = namesInvited?.() ?? null;
    assertMatrix(evaluation.method);
    assertPhase(evaluation.phase, STEP_FROM.resumeScoring, "Opening scoring");
    await assertSetUp(tx, ctx, evaluation);
    if (invited === null) await fixWeights(tx, ctx, evaluation);
    else await nameParticipants(tx, ctx, evaluation, invited);
    const weights = evaluation.stewardWeights === null ? "participants" : "steward";
    return beginScoring(tx, ctx, evaluation, weights, input.deadline);
  });
}

/** Opens the scoring round: of the whole matrix, or after a reopening of the cells that nobody could have scored. */
async function beginScoring(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  weights: "participants" | "steward",
  deadline: OpenScoring["deadline"],
): Promise<OpenedRound> {
  const standing = await readStanding(tx, ctx, evaluation.id);
  assertWeighed(standing.criteria, Object.values(standingWeights(standing)));
  const missing = whyNotMeasured(standing.options, standing.criteria);
  if (missing !== null) throw precondition(missing);
  const participants = await readParticipants(tx, ctx, evaluation.id, null);
  if (participants.length === 0) throw precondition("Name the participants before scoring opens.");
  const current = participants.map((participant) => participant.memberId);
  const cells = evaluation.isReopened
    ? reopenedCells(standing.options, standing.criteria, currentVoters(standing), answersThrough(standing.ballots))
    : null;
  const round = await insertRound(tx, ctx, evaluation.id, {
    kind: "scoring",
    cells,
    isBlind: !evaluation.isReopened,
    deadline: deadline ?? null,
  });
  await setPhase(tx, ctx, evaluation, "scoring");
  await appendEvent(tx, ctx, evaluation.decisionId, {
    type: "evaluation.scoring_opened",
    data: { ...openedData(evaluation, round), participants: [...current].sort(), weights },
  });
  return { roundId: round.id, round: round.number };
}

/** Opens another blind round on the contested cells and those the steward adds. Everything else keeps its first score (rule 28). */
export async function openSecondRound(ctx: ActingCtx, input: OpenSecondRound): Promise<OpenedRound> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertMatrix(evaluation.method);
    assertPhase(evaluation.phase, STEP_FROM.openSecondRound, "Opening another round");
    const standing = await readStanding(tx, ctx, evaluation.id);
    const { contested } = evaluate(evaluationInput(standing)).agreement;
    const cells = secondRoundCells(standing.options, standing.criteria, contested, input.extraCells);
    const round = await insertRound(tx, ctx, evaluation.id, {
      kind: "scoring",
      cells,
      isBlind: !evaluation.isReopened,
      deadline: input.deadline ?? null,
    });
    await setPhase(tx, ctx, evaluation, "scoring");
    const participants = await readParticipants(tx, ctx, evaluation.id, null);
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.scoring_opened",
      data: {
        ...openedData(evaluation, round),
        participants: participants.map((participant) => participant.memberId).sort(),
        contested: contested.length,
      },
    });
    return { roundId: round.id, round: round.number };
  });
}

/**
 * Returns to setup (rule 29). From discussion, later rounds say "not blind". A round that was never revealed is given up: its
 * ballots are void, and what was submitted in it stays unread.
 */
export async function reopenEvaluation(
  ctx: ActingCtx,
  input: ReopenEvaluation,
): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, STEP_FROM.reopen, "Reopening");
    await assertNoneStands(tx, ctx, evaluation.id);
    const voided = await giveUpOpenRound(tx, ctx, evaluation);
    const hasSeenScores = await hasRevealedScores(tx, ctx, evaluation.id);
    await setPhase(tx, ctx, evaluation, "setup", { isReopened: evaluation.isReopened || hasSeenScores });
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.reopened",
      data: { evaluation: evaluation.id, from: evaluation.phase, voidedBallots: voided },
      texts: { reason: input.reason },
    });
    return { evaluationId: evaluation.id };
  });
}

/** Ends an open evaluation without a result. It stays in the history and cannot be cited (rule 23). */
export async function cancelEvaluation(
  ctx: ActingCtx,
  input: CancelEvaluation,
): Promise<{ readonly evaluationId: string }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    assertPhase(evaluation.phase, STEP_FROM.cancel, "Cancelling");
    await cancel(tx, ctx, evaluation, input.reason);
    return { evaluationId: evaluation.id };
  });
}

/** Cancels in the caller's transaction, under the evaluation's lock. An open round stays unrevealed for ever. */
export async function cancel(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation, reason: string): Promise<void> {
  await setPhase(tx, ctx, evaluation, "cancelled", { cancelledAt: momentOf(ctx) });
  await appendEvent(tx, ctx, evaluation.decisionId, {
    type: "evaluation.cancelled",
    data: { evaluation: evaluation.id, number: evaluation.number, from: evaluation.phase },
    texts: { reason },
  });
}

/** Reveals the weighting round unless it has ended already. Says whose weights count. */
async function endWeighting(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation): Promise<"participants" | "steward"> {
  const round = await currentRound(tx, ctx, evaluation);
  if (round.revealedAt === null) {
    await reveal(tx, ctx, evaluation, round, "scoring_opened");
    return "participants";
  }
  return evaluation.stewardWeights === null ? "participants" : "steward";
}

/** Voids every ballot of a round that is still blind and ends it, so that a reopening shows nobody's answers. */
async function giveUpOpenRound(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation): Promise<number> {
  if (evaluation.phase === "discussion") return 0;
  const round = await currentRound(tx, ctx, evaluation);
  if (round.revealedAt !== null) return 0;
  const submitted = await countSubmitted(tx, ctx, round.id);
  await tx
    .update(ballots)
    .set({ voidedAt: momentOf(ctx) })
    .where(
      and(eq(ballots.organizationId, ctx.organizationId), eq(ballots.roundId, round.id), isNull(ballots.voidedAt)),
    );
  await endRound(tx, ctx, round);
  return submitted;
}

/** Ends a round that has nothing to show: given up, or without a ballot. It takes no more ballots and is never revealed. */
async function endRound(tx: Tx, ctx: ActingCtx, round: Round): Promise<void> {
  await tx
    .update(rounds)
    .set({ revealedAt: momentOf(ctx) })
    .where(and(eq(rounds.organizationId, ctx.organizationId), eq(rounds.id, round.id)));
}

async function assertSetUp(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation): Promise<void> {
  const options = await readOptions(tx, ctx, evaluation.id);
  const criteria = await readCriteria(tx, ctx, evaluation.id);
  const gap =
    findSetupGap(options.length, criteria.length) ??
    whyNothingToScore(criteria) ??
    whyNotWeighable(criteria, evaluation.settings);
  if (gap !== null) throw precondition(gap);
}

/** How an event tells of a round that was opened. */
export function openedData(evaluation: LoadedEvaluation, round: Round) {
  return {
    ...roundData(evaluation, round),
    cells: round.cells?.length ?? null,
    isBlind: round.isBlind,
    deadline: round.deadlineAt?.toISOString() ?? null,
    zone: round.deadlineZone,
  };
}

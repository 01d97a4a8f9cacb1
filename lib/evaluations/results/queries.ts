import { and, eq, isNotNull } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { ballots, cellStances, evaluations, rounds } from "@/db/schema/evaluations";
import type { Scope } from "@/db/scope";
import { can, type Permission } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { commitmentOf, hashOf } from "@/lib/history/hash";
import { readStandingCommitments } from "@/lib/history/struck/queries";
import { evaluate, type EvaluationResult } from "@/lib/mcda/evaluate";
import { canonicalText } from "@/lib/mcda/hash/canonical";
import { inputHash } from "@/lib/mcda/hash/input";
import {
  agreementSentence,
  equalWeightsSentence,
  flipSentence,
  knockOutSentence,
  leadSentence,
  type Names,
} from "@/lib/mcda/sentence";
import { readKeptStanding } from "../matrix/kept/queries";
import { readStanding } from "../matrix/queries";
import {
  answersThrough,
  evaluationInput,
  scoringRounds,
  type MatrixCriterion,
  type MatrixOption,
  type Standing,
} from "../matrix/rules";
import type { Ownership } from "../ownership/input";
import { readOwnership } from "../ownership/queries";
import { readGoalLinks } from "../goals/queries";
import { traceGoals, type GoalTrace } from "../goals/rules";
import { votesOn } from "../discussion/rules";
import { readVoters, type Voter } from "../names/queries";
import { readParticipants, type Participant } from "../rounds/queries";
import type { EvaluationSettings } from "../settings/rules";
import { readPremortems } from "../premortems/queries";
import { isSame } from "./equality/rules";
import {
  findShownEvaluation,
  loadEvaluation,
  type EvaluationKey,
  type LoadedEvaluation,
  type ShownEvaluation,
} from "../queries";
import { cellKey } from "../rules";
import { readContext } from "../context/queries";
import { readContextSkeleton } from "../templates/queries";
import type { Dissent, RecordMaterial } from "./record/rules";
import { isAnalysed, robustnessOf, type Robustness } from "./analysis/queries";
import { readResultText, readShownResult } from "./frozen/queries";
import { choiceNeedsReason, namesOf, parseFrozen, type FrozenResult, type FrozenValue } from "./rules";

/** A closed evaluation's result, with the names it is read by. */
export interface ResultView {
  readonly evaluationId: string;
  readonly number: number;
  readonly decision: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: DecisionStatus;
  };
  readonly closedAt: Date;
  /** SHA-256 of the frozen text, lower-case hex. */
  readonly resultHash: string;
  readonly frozen: FrozenResult;
  readonly names: Names;
  /** Who took part and why, by name. */
  readonly participants: readonly Participant[];
  readonly settings: EvaluationSettings;
  readonly people: readonly Voter[];
  readonly sentences: {
    readonly lead: string;
    readonly flip: string | null;
    readonly agreement: string;
    /** Who may not win, and by which minimum; null when all may. */
    readonly knockOut: string | null;
    /** Who would lead if every vote counted alike; null without role weights. */
    readonly equalWeights: string | null;
  };
  /** What each goal brought; empty where no criterion was linked to one. */
  readonly goals: readonly GoalTrace[];
  /** How it would have ended after round 1; null when there was one round only. */
  readonly firstRound: Pick<EvaluationResult, "leaderIds" | "margin" | "closeness" | "ranking"> | null;
  /** What owning the options costs, as it was entered; null where nothing was. */
  readonly ownership: Ownership | null;
  /** How sure it is and what would change it, from the ballots it was frozen from; null when they are others now. */
  readonly robustness: () => Robustness | null;
  /** Does the first such question take long enough to send the rest of the page before it? */
  readonly isSlowToAnalyse: boolean;
  readonly choice: { readonly optionId: string; readonly reason: string } | null;
  /** Who may choose now, and why not otherwise. */
  readonly mayChoose: Permission;
  /** Per option: does choosing it take a reason? */
  readonly reasonNeeded: Readonly<Record<string, boolean>>;
}

/** From about so many scores on an analysis takes longer than a page may. */
const MANY_SCORES = 5000;

/** The result of a decision's latest closed evaluation, or of the one named. Null when none is closed. */
export async function getResult(ctx: Ctx, key: EvaluationKey): Promise<ResultView | null> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, key);
    const evaluation =
      key.evaluation === undefined ? shown?.all.find((one) => one.phase === "closed") : shown?.evaluation;
    if (!shown || evaluation?.method !== "matrix" || evaluation.closedAt === null) return null;
    const { frozen, hash } = await readShownResult(tx, ctx, evaluation.id);
    const { result } = frozen;
    const names = namesOf(frozen);
    const kept = await readKeptStanding(tx, ctx, evaluation.id);
    const { standing } = kept;
    const [first, ...later] = scoringRounds(standing.ballots);
    const before = first === undefined || later.length === 0 ? null : kept.resultThrough(first);
    const { goals, links } = await readGoalLinks(tx, ctx, evaluation.id);
    const { chosenOptionId, choiceReason, closedAt } = evaluation;
    const { decision } = shown;
    return {
      evaluationId: evaluation.id,
      number: evaluation.number,
      decision: { id: decision.id, number: decision.number, title: decision.title, status: decision.status },
      closedAt,
      resultHash: hash,
      frozen,
      names,
      participants: await readParticipants(tx, ctx, evaluation.id, null),
      settings: evaluation.settings,
      people: await readVoters(tx, ctx, evaluation.id, frozen.voters),
      sentences: {
        lead: leadSentence(result, names),
        flip: flipSentence(result, names),
        agreement: agreementSentence(result, before),
        knockOut: knockOutSentence(result, names),
        equalWeights: equalWeightsSentence(result, names),
      },
      goals: links.length === 0 ? [] : traceGoals(result, goals, links),
      firstRound: before === null ? null : firstRoundOf(before),
      ownership: await readOwnership(tx, ctx, evaluation.id),
      robustness: () => robustnessOf(hash, frozen.inputHash, () => evaluationInput(standing)),
      isSlowToAnalyse: result.cells.length * result.voters > MANY_SCORES && !isAnalysed(hash),
      choice: chosenOptionId === null ? null : { optionId: chosenOptionId, reason: choiceReason ?? "" },
      mayChoose: mayChoose(ctx, shown, evaluation),
      reasonNeeded: Object.fromEntries(frozen.options.map(({ id }) => [id, choiceNeedsReason(result, id)])),
    };
  });
}

function mayChoose(ctx: Ctx, { decision, all }: ShownEvaluation, { number }: LoadedEvaluation): Permission {
  if (decision.status !== "draft")
    return { allowed: false, reason: `The choice stands: this decision is ${decision.status}.` };
  if (all.some((one) => one.phase === "closed" && one.number > number))
    return { allowed: false, reason: "Another evaluation has been closed since: choose in that one." };
  return can(ctx, "steer evaluations", decision);
}

function firstRoundOf({
  leaderIds,
  margin,
  closeness,
  ranking,
}: EvaluationResult): NonNullable<ResultView["firstRound"]> {
  return { leaderIds, margin, closeness, ranking };
}

/**
 * The result as it follows from the ballots now, and whether it is the frozen one, its numbers at 1e-9 (rule 34), with each
 * ballot opening the commitment that the history holds. For verification.
 */
export async function recompute(
  tx: Tx,
  scope: Scope,
  evaluationId: string,
): Promise<{ readonly isEqual: boolean; readonly text: string; readonly hash: string }> {
  const frozen = await readResultText(tx, scope, evaluationId);
  const { text, frozen: now } = await freeze(tx, scope, evaluationId);
  const isAsFrozen = hashOf(frozen.text).toString("hex") === frozen.hash && isSame(parseFrozen(frozen.text), now);
  const isEqual = isAsFrozen && (await doCommitmentsHold(tx, scope, evaluationId));
  return { isEqual, text, hash: hashOf(text).toString("hex") };
}

/** The frozen result of a closed evaluation, or NOT_FOUND. */
export async function readFrozen(tx: Tx, scope: Scope, evaluationId: string): Promise<FrozenResult> {
  return parseFrozen((await readResultText(tx, scope, evaluationId)).text);
}

/** Computes the result from submitted ballots and writes it as canonical JSON: what closing stores and recomputing compares. */
export async function freeze(
  tx: Tx,
  scope: Scope,
  evaluationId: string,
): Promise<{ readonly frozen: FrozenResult; readonly text: string }> {
  const evaluation = await loadEvaluation(tx, scope, evaluationId);
  const standing = await readStanding(tx, scope, evaluationId);
  const input = evaluationInput(standing);
  const frozen: FrozenResult = {
    v: 1,
    evaluation: evaluation.id,
    decision: evaluation.decisionId,
    number: evaluation.number,
    options: standing.options.map(({ id, name }) => ({ id, name })),
    criteria: standing.criteria.map(({ id, name, shortName, theme, minimumScore, measure, values }) => ({
      ...{ id, name, shortName, theme },
      ...(minimumScore !== null && { minimumScore }),
      ...(measure !== null && { measure: { ...measure, values: valuesOf(standing.options, values) } }),
    })),
    voters: standing.voterIds,
    ...(standing.voterWeights !== undefined && { voterWeights: weightsOf(standing) }),
    weighting: standing.stewardWeights === null ? "participants" : "steward",
    ballots: ballotsOf(standing, evaluation.namesHiddenAt !== null),
    isReopened: evaluation.isReopened,
    inputHash: inputHash(input),
    result: evaluate(input),
  };
  const text = canonicalText(frozen);
  // What callers read now is what readers will read later, rounded to the same twelve places.
  return { frozen: parseFrozen(text), text };
}

/** The ballots by their commitments. Under hidden names nobody's: the history says whose commitment is which. */
function ballotsOf({ ballots: all }: Standing, isHidden: boolean): FrozenResult["ballots"] {
  if (!isHidden)
    return all.map(({ kind, round, memberId, commitment }) => ({ kind, round, member: memberId, commitment }));
  const nameless = all.map(({ kind, round, commitment }) => ({ kind, round, commitment }));
  return nameless.sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
}

function weightsOf({ voterIds, voterWeights = {} }: Standing) {
  return voterIds.map((voter) => ({ voter, weight: voterWeights[voter] ?? 1 }));
}

function valuesOf(options: readonly MatrixOption[], values: MatrixCriterion["values"]): FrozenValue[] {
  return options.flatMap(({ id }) => (values[id] === undefined ? [] : [{ option: id, ...values[id] }]));
}

/** Everything the drafted record says, except what was chosen. */
export async function readRecordMaterial(
  tx: Tx,
  scope: Scope,
  frozen: FrozenResult,
): Promise<Omit<RecordMaterial, "choice">> {
  const standing = await readStanding(tx, scope, frozen.evaluation);
  const book = answersThrough(standing.ballots);
  const stances = await tx
    .select({ criterionId: cellStances.criterionId, optionId: cellStances.optionId, stance: cellStances.stance })
    .from(cellStances)
    .where(and(eq(cellStances.organizationId, scope.organizationId), eq(cellStances.evaluationId, frozen.evaluation)));
  const stanceOf = new Map(stances.map((row) => [cellKey(row.criterionId, row.optionId), row.stance]));
  const dissent = frozen.result.agreement.contested.flatMap((cell): Dissent[] => {
    const scored = votesOn(cell, standing.voterIds, book, null).flatMap(({ answer, reason }) =>
      typeof answer === "number" ? [{ score: answer, reason }] : [],
    );
    const [highest, lowest] = scored;
    if (highest === undefined || lowest === undefined) return [];
    const stance = stanceOf.get(cellKey(cell.criterionId, cell.optionId)) ?? null;
    return [{ optionId: cell.optionId, criterionId: cell.criterionId, stance, highest, lowest }];
  });
  return {
    frozen,
    context: await readContext(tx, scope, frozen.evaluation),
    contextSkeleton: await readContextSkeleton(tx, scope, frozen.evaluation),
    summaries: Object.fromEntries(standing.options.map(({ id, summary }) => [id, summary])),
    questions: Object.fromEntries(standing.criteria.map(({ id, question }) => [id, question])),
    dissent,
    premortems: await readPremortems(tx, scope, frozen.evaluation),
  };
}

/** Does every revealed ballot open the commitment that its event holds, or the one that stands since words were struck out of it? */
export async function doCommitmentsHold(tx: Tx, { organizationId }: Scope, evaluationId: string): Promise<boolean> {
  const rows = await tx
    .select({
      submission: ballots.submission,
      salt: ballots.salt,
      commitment: ballots.commitment,
      decisionId: evaluations.decisionId,
    })
    .from(ballots)
    .innerJoin(rounds, and(eq(rounds.organizationId, ballots.organizationId), eq(rounds.id, ballots.roundId)))
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, rounds.organizationId), eq(evaluations.id, rounds.evaluationId)),
    )
    .where(
      and(
        eq(ballots.organizationId, organizationId),
        eq(rounds.evaluationId, evaluationId),
        isNotNull(rounds.revealedAt),
        isNotNull(ballots.submission),
      ),
    );
  const [first] = rows;
  if (first === undefined) return true;
  const standing = await readStandingCommitments(tx, { organizationId, userId: null }, first.decisionId);
  return rows.every(
    ({ submission, salt, commitment }) =>
      submission !== null &&
      salt !== null &&
      commitment !== null &&
      standing(commitment.toString("hex")) === commitmentOf(salt, submission).toString("hex"),
  );
}

import { and, asc, desc, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionStatus, EvaluationMethod, EvaluationPhase, Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { ballots, rounds } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { can, type Permission } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { CriterionWeight } from "@/lib/mcda/evaluate";
import type { EvaluationContext } from "../context/input";
import { readContext } from "../context/queries";
import { readGoalLinks, type GoalLinks } from "../goals/queries";
import { readKeptStanding } from "../matrix/kept/queries";
import { readInvitableLines, type InvitableLine } from "../participants/queries";
import { readCriteria, readOptions, readStanding } from "../matrix/queries";
import { readEvidenceCounts, type EvidenceCounts } from "../evidence/queries";
import { evaluationInput, type MatrixCriterion, type MatrixOption } from "../matrix/rules";
import { findShownEvaluation, readMemberNames, type EvaluationKey, type ShownEvaluation } from "../queries";
import {
  COUNTS,
  hasUncountedDraft,
  readParticipants,
  ROUND_COLUMNS,
  type Participant,
  type Round,
} from "../rounds/queries";
import { readLastReminder } from "../reminders/queries";
import { roundState, type RoundState } from "../rounds/rules";
import { findSetupGap, mayTakePart } from "../rules";
import type { EvaluationSettings } from "../settings/rules";
import { whyNothingToScore } from "../measures/rules";
import { findVoteGap } from "../votes/rules";
import { whyNotWeighable } from "../weighing/rules";

/** Somebody who could take part. */
export interface Candidate {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
}

/** The round that is open or locked, as the caller may know it. */
export interface OpenRoundView extends Round {
  readonly state: RoundState;
  readonly submitted: number;
  /** When those who had not submitted were last reminded; null when they were not. */
  readonly lastReminder: Date | null;
  /** The caller's own part; null when they do not take part. */
  readonly mine: { readonly hasSubmitted: boolean; readonly hasDraft: boolean } | null;
}

interface Overview {
  readonly id: string;
  /** 1, 2, … within the decision. */
  readonly number: number;
  readonly decision: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: DecisionStatus;
    readonly stewardId: string;
    readonly stewardName: string;
  };
  /** On criteria, or a vote on the options themselves, which has neither criteria nor weights. */
  readonly method: EvaluationMethod;
  readonly templateKey: string | null;
  readonly settings: EvaluationSettings;
  /** Votes stand under numbers, for good. */
  readonly hasHiddenNames: boolean;
  readonly createdAt: Date;
  /** True when later rounds are not blind. */
  readonly isReopened: boolean;
  readonly options: readonly MatrixOption[];
  readonly criteria: readonly MatrixCriterion[];
  readonly participants: readonly Participant[];
  /** All evaluations of the decision, the latest first. */
  readonly all: readonly { readonly number: number; readonly phase: EvaluationPhase }[];
  /** How much evidence stands on each criterion. */
  readonly evidence: EvidenceCounts;
  readonly may: {
    readonly edit: Permission;
    readonly steer: Permission;
    readonly addEvidence: Permission;
  };
}

export interface SetupOverview extends Overview {
  readonly phase: "setup";
  /** What its template asks about the team's situation, with the answers; null where it asks nothing. */
  readonly context: EvaluationContext | null;
  readonly candidates: readonly Candidate[];
  /** The product lines by which people can be invited. */
  readonly lines: readonly InvitableLine[];
  /** What is missing before weighting can open; null when nothing is. */
  readonly gap: string | null;
  /** After a reopening, or with weights given by the steward: may scoring open without weighing? */
  readonly canSkipWeighting: boolean;
  readonly linked: GoalLinks;
  /** Given by the steward: criterion id → points. */
  readonly stewardWeights: Readonly<Record<string, number>> | null;
}

export interface WeightingOverview extends Overview {
  readonly phase: "weighting";
  readonly round: OpenRoundView;
  /** The caller left weights unsubmitted when their round ended. */
  readonly hasUncountedWeights: boolean;
  /** Who can still be added; empty for who may not add anybody. */
  /** Who can still be added; empty for who may not add anybody. */
  readonly candidates: readonly Candidate[];
  /** Set by the steward, because nobody submitted any: criterion id → points. */
  readonly stewardWeights: Readonly<Record<string, number>> | null;
  /** The group's, once the round is revealed and scoring is not yet open; else null. */
  readonly weights: readonly CriterionWeight[] | null;
}

export interface ScoringOverview extends Overview {
  readonly phase: "scoring";
  readonly round: OpenRoundView;
  /** The caller left weights unsubmitted when their round ended. */
  readonly hasUncountedWeights: boolean;
  /** Who can still be added; empty for who may not add anybody. */
  /** Who can still be added; empty for who may not add anybody. */
  readonly candidates: readonly Candidate[];
  readonly weights: readonly CriterionWeight[];
  readonly weighting: "participants" | "steward";
}

/** What else is shown in these phases, `getDiscussion` and `getResult` read. */
export interface RevealedOverview {
  readonly phase: "discussion" | "closed";
  readonly method: EvaluationMethod;
  /** The evaluation's own number, within the decision. */
  readonly number: number;
}

export interface CancelledOverview extends Overview {
  readonly phase: "cancelled";
  readonly cancelledAt: Date;
}

export type EvaluationOverview =
  SetupOverview | WeightingOverview | ScoringOverview | RevealedOverview | CancelledOverview;

/** The evaluation tab of a decision: the latest evaluation or the one named. Null when there is none the caller may see. */
export async function getEvaluation(ctx: Ctx, key: EvaluationKey): Promise<EvaluationOverview | null> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, key);
    if (shown === null) return null;
    const { phase } = shown.evaluation;
    switch (phase) {
      case "setup":
        return { phase, ...(await base(tx, ctx, shown, null)), ...(await setupPart(tx, ctx, shown)) };
      case "weighting":
      case "scoring":
        return roundPart(tx, ctx, shown, phase);
      case "discussion":
      case "closed":
        return { phase, method: shown.evaluation.method, number: shown.evaluation.number };
      case "cancelled":
        return { phase, ...(await base(tx, ctx, shown, null)), cancelledAt: moment(shown.evaluation.cancelledAt) };
    }
  });
}

async function base(tx: Tx, ctx: Ctx, shown: ShownEvaluation, roundId: string | null): Promise<Overview> {
  const { evaluation, decision, all } = shown;
  const { id, number, method, templateKey, settings, createdAt, isReopened } = evaluation;
  const names = await readMemberNames(tx, ctx, [decision.stewardId]);
  const steer = can(ctx, "steer evaluations", decision);
  const edit = can(ctx, "edit decisions", decision);
  return {
    id,
    number,
    decision: {
      id: decision.id,
      number: decision.number,
      title: decision.title,
      status: decision.status,
      stewardId: decision.stewardId,
      stewardName: names.get(decision.stewardId) ?? "",
    },
    method,
    templateKey,
    settings,
    hasHiddenNames: evaluation.namesHiddenAt !== null,
    createdAt,
    isReopened,
    options: await readOptions(tx, ctx, id),
    criteria: await readCriteria(tx, ctx, id),
    participants: await readParticipants(tx, ctx, id, roundId),
    all: all.map((one) => ({ number: one.number, phase: one.phase })),
    evidence: await readEvidenceCounts(tx, ctx, id),
    may: { steer, edit: isReopened ? steer : edit, addEvidence: edit },
  };
}

async function setupPart(tx: Tx, ctx: Ctx, { evaluation }: ShownEvaluation) {
  if (evaluation.method !== "matrix") {
    const options = await readOptions(tx, ctx, evaluation.id);
    return {
      context: null,
      candidates: await readCandidates(tx, ctx),
      lines: await readInvitableLines(tx, ctx),
      gap: findVoteGap(evaluation.method, options.length),
      canSkipWeighting: false,
      linked: { goals: [], links: [] },
      stewardWeights: null,
    };
  }
  const standing = await readStanding(tx, ctx, evaluation.id);
  const points = Object.values(evaluationInput(standing).weights);
  const isWeighed =
    points.length > 0 && standing.criteria.every(({ id }) => points.some((allocation) => allocation[id] !== undefined));
  return {
    context: await readContext(tx, ctx, evaluation.id),
    candidates: await readCandidates(tx, ctx),
    lines: await readInvitableLines(tx, ctx),
    gap:
      findSetupGap(standing.options.length, standing.criteria.length) ??
      whyNothingToScore(standing.criteria) ??
      whyNotWeighable(standing.criteria, evaluation.settings),
    canSkipWeighting: isWeighed,
    linked: await readGoalLinks(tx, ctx, evaluation.id),
    stewardWeights: evaluation.stewardWeights,
  };
}

async function roundPart(
  tx: Tx,
  ctx: Ctx,
  shown: ShownEvaluation,
  phase: "weighting" | "scoring",
): Promise<WeightingOverview | ScoringOverview> {
  const { evaluation } = shown;
  const found = await readOpenRound(tx, ctx, evaluation.id, phase);
  const { now, mine, ...round } = found;
  const common = await base(tx, ctx, shown, round.id);
  const takesPart = common.participants.some((participant) => participant.memberId === ctx.memberId);
  const view: OpenRoundView = {
    ...round,
    state: roundState(round, now),
    lastReminder: await readLastReminder(tx, ctx, evaluation.decisionId, round.openedAt),
    submitted: common.participants.filter((participant) => participant.hasSubmitted).length,
    mine: takesPart ? mine : null,
  };
  const candidates = await readAddable(tx, ctx, common, view.state);
  // Told until the first scores are in: later it is old news.
  const hasUncountedWeights =
    (phase === "weighting" || round.number === 1) && (await hasUncountedDraft(tx, ctx, evaluation.id, "weighting"));
  // Weights alone: what was scored in an earlier round stays out while another is open (rule 25).
  const weights = await readWeights(tx, ctx, evaluation);
  const { stewardWeights } = evaluation;
  if (phase === "weighting") {
    return {
      phase,
      ...common,
      round: view,
      hasUncountedWeights,
      candidates,
      stewardWeights: view.state === "revealed" ? stewardWeights : null,
      weights: view.state === "revealed" ? weights : null,
    };
  }
  return {
    phase,
    ...common,
    round: view,
    hasUncountedWeights,
    candidates,
    weights,
    weighting: stewardWeights === null ? "participants" : "steward",
  };
}

async function readWeights(tx: Tx, ctx: Ctx, { id, method }: ShownEvaluation["evaluation"]) {
  if (method !== "matrix") return [];
  return (await readKeptStanding(tx, ctx, id)).resultThrough(0).weights;
}

async function readOpenRound(tx: Tx, ctx: Ctx, evaluationId: string, kind: "weighting" | "scoring") {
  const [row] = await tx
    .select({
      ...ROUND_COLUMNS,
      now: sql`clock_timestamp()`.mapWith(rounds.openedAt),
      isSubmitted: COUNTS,
      hasDraft: sql<boolean>`${ballots.draft} is not null`,
    })
    .from(rounds)
    .leftJoin(
      ballots,
      and(
        eq(ballots.organizationId, rounds.organizationId),
        eq(ballots.roundId, rounds.id),
        eq(ballots.memberId, ctx.memberId),
      ),
    )
    .where(
      and(eq(rounds.organizationId, ctx.organizationId), eq(rounds.evaluationId, evaluationId), eq(rounds.kind, kind)),
    )
    .orderBy(desc(rounds.number))
    .limit(1);
  if (row === undefined) throw new Error(`Evaluation ${evaluationId} is in ${kind} without a round.`);
  const { isSubmitted, hasDraft, ...round } = row;
  return { ...round, mine: { hasSubmitted: isSubmitted, hasDraft } };
}

/** Who else can be added now; for whoever may add them. */
async function readAddable(
  tx: Tx,
  ctx: Ctx,
  { participants, may }: Pick<Overview, "participants" | "may">,
  state: RoundState,
): Promise<Candidate[]> {
  if (!may.steer.allowed || state === "revealed") return [];
  const present = new Set(participants.map(({ memberId }) => memberId));
  return (await readCandidates(tx, ctx)).filter(({ memberId }) => !present.has(memberId));
}

async function readCandidates(tx: Tx, ctx: Ctx): Promise<Candidate[]> {
  const rows = await tx
    .select({ memberId: memberships.id, name: users.name, role: memberships.role, status: memberships.status })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.status, "active")))
    .orderBy(asc(users.name), asc(memberships.id));
  return rows.filter(mayTakePart).map(({ memberId, name, role }) => ({ memberId, name, role }));
}

/** A moment the phase guarantees. */
function moment(at: Date | null): Date {
  if (at === null) throw new Error("An evaluation ended without a moment.");
  return at;
}

import { and, eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DemoBallot, DemoCriterion, DemoEvaluation, DemoOption, DemoRound, DemoWeights } from "@/db/demo/shape";
import { evaluations } from "@/db/schema/evaluations";
import { decisions } from "@/db/schema/decisions";
import { saveBallotDraft, submitBallot } from "@/lib/evaluations/ballots/mutations";
import type { BallotAnswer } from "@/lib/evaluations/ballots/input";
import { answerContext } from "@/lib/evaluations/context/mutations";
import { setCellStance } from "@/lib/evaluations/discussion/mutations";
import { readCriteria, readOptions } from "@/lib/evaluations/matrix/queries";
import type { MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import { openScoring, openSecondRound, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluationFromTemplate, updateSetup } from "@/lib/evaluations/setup/mutations";
import { notFound } from "@/lib/errors";
import type { ActingCtx } from "@/lib/history/mutations";
import type { Cast } from "../cast/queries";
import { deadlineIn, type Step } from "../rules";

const ZONE = "Europe/Berlin";
const OPTIONS: readonly DemoOption[] = ["Django", "Flask", "Hybrid"];

/** The rows and columns of a decision's evaluation, by the names of the content. */
export interface Matrix {
  readonly evaluationId: string;
  readonly decisionNumber: number;
  readonly criterion: (name: DemoCriterion) => MatrixCriterion;
  /** The id of an option. */
  readonly option: (name: DemoOption) => string;
}

/** Reads the matrix of the decision's one evaluation. */
export async function readMatrix(ctx: ActingCtx, decisionId: string): Promise<Matrix> {
  return withOrg(ctx, async (tx) => {
    const [evaluation] = await tx
      .select({ id: evaluations.id, number: decisions.number })
      .from(evaluations)
      .innerJoin(
        decisions,
        and(eq(decisions.organizationId, evaluations.organizationId), eq(decisions.id, evaluations.decisionId)),
      )
      .where(and(eq(evaluations.organizationId, ctx.organizationId), eq(evaluations.decisionId, decisionId)));
    if (evaluation === undefined) throw notFound("evaluation");
    const criteria = await readCriteria(tx, ctx, evaluation.id);
    const options = await readOptions(tx, ctx, evaluation.id);
    return {
      evaluationId: evaluation.id,
      decisionNumber: evaluation.number,
      criterion: (name) => named(criteria, name),
      option: (name) => named(options, name).id,
    };
  });
}

interface Played {
  readonly demo: DemoEvaluation;
  readonly decisionId: string;
  readonly steward: (daysAgo: number) => ActingCtx;
  readonly matrix: () => Promise<Matrix>;
}

/** Everything that happened in an evaluation. The steward takes its steps; the participants vote. */
export function evaluationSteps(cast: Cast, played: Played): readonly Step[] {
  const { demo, decisionId, steward, matrix } = played;
  let roundId = "";
  const opened = (open: Promise<{ roundId: string }>) => open.then((round) => (roundId = round.roundId));
  const steps: Step[] = [];
  const step = (daysAgo: number, play: (actor: ActingCtx, matrix: Matrix) => Promise<unknown>, by?: string) =>
    steps.push({
      daysAgo,
      play: async () => play(by === undefined ? steward(daysAgo) : cast.acting(by, daysAgo), await matrix()),
    });

  steps.push({
    daysAgo: demo.createdDaysAgo,
    play: async () => {
      const actor = steward(demo.createdDaysAgo);
      await createEvaluationFromTemplate(actor, { decisionId, templateKey: demo.template });
      const made = await matrix();
      await describeSituations(actor, demo, made);
      for (const [question, answer] of Object.entries(demo.context))
        await answerContext(actor, { evaluationId: made.evaluationId, question, ...answer });
    },
  });
  step(demo.weightingOpenedDaysAgo, (actor, { evaluationId }) => {
    const participants = demo.participants.map((key) => cast.acting(key, 0).memberId);
    return opened(openWeighting(actor, { evaluationId, participants }));
  });
  for (const weights of demo.weights)
    step(
      weights.daysAgo,
      (actor, at) => submitBallot(actor, { number: at.decisionNumber, roundId, ballot: weightsOf(at, weights) }),
      weights.by,
    );
  demo.rounds.forEach((round, index) => {
    step(round.openedDaysAgo, (actor, { evaluationId }) => {
      const opening = { evaluationId, deadline: deadlineOf(cast, demo, round) };
      return opened(index === 0 ? openScoring(actor, opening) : openSecondRound(actor, { ...opening, extraCells: [] }));
    });
    for (const ballot of round.ballots)
      step(
        ballot.daysAgo,
        (actor, at) => {
          const input = { number: at.decisionNumber, roundId, ballot: scoresOf(at, ballot) };
          return ballot.isSubmitted ? submitBallot(actor, input) : saveBallotDraft(actor, input);
        },
        ballot.by,
      );
    if (round.revealedDaysAgo !== undefined)
      step(round.revealedDaysAgo, (actor, { evaluationId }) => revealRound(actor, { evaluationId }));
  });
  for (const { criterion, option, stance, by, daysAgo } of demo.stances)
    step(
      daysAgo,
      (actor, at) =>
        setCellStance(actor, {
          evaluationId: at.evaluationId,
          criterionId: at.criterion(criterion).id,
          optionId: at.option(option),
          stance,
        }),
      by,
    );
  const { closing } = demo;
  if (closing !== undefined)
    step(closing.daysAgo, (actor, at) =>
      closeEvaluation(actor, {
        evaluationId: at.evaluationId,
        choice: { optionId: at.option(closing.chosen), reason: "" },
      }),
    );
  return steps;
}

/** Only the round that is still open has a deadline: that of a round long revealed would lie in the past. */
function deadlineOf(cast: Cast, { deadlineInDays }: DemoEvaluation, round: DemoRound) {
  if (deadlineInDays === undefined || round.revealedDaysAgo !== undefined) return null;
  return { at: deadlineIn(cast.openedAt, deadlineInDays).toISOString(), zone: ZONE };
}

async function describeSituations(actor: ActingCtx, { situations }: DemoEvaluation, matrix: Matrix): Promise<void> {
  const changes = Object.entries(situations).map(([name, situation]) => {
    const { id, shortName, theme, question, decidedBy, anchors } = matrix.criterion(asCriterion(name));
    const kept = { id, name, shortName, theme, question, decidedBy, anchors: [...anchors] };
    return { kind: "save-criterion" as const, ...kept, situation };
  });
  if (changes.length > 0) await updateSetup(actor, { evaluationId: matrix.evaluationId, changes });
}

function weightsOf(matrix: Matrix, { points }: DemoWeights) {
  const byId: Record<string, number> = {};
  for (const [name, share] of Object.entries(points)) byId[matrix.criterion(asCriterion(name)).id] = share;
  return { kind: "weighting" as const, points: byId };
}

function scoresOf(matrix: Matrix, ballot: DemoBallot) {
  const answers: Record<string, Record<string, BallotAnswer>> = {};
  const reasons: Record<string, Record<string, string>> = {};
  for (const [name, scores] of Object.entries(ballot.scores)) {
    const row: Record<string, BallotAnswer> = {};
    OPTIONS.forEach((option, at) => {
      const score = scores[at] ?? null;
      if (score !== null) row[matrix.option(option)] = score;
    });
    answers[matrix.criterion(asCriterion(name)).id] = row;
  }
  for (const [name, texts] of Object.entries(ballot.reasons)) {
    const row: Record<string, string> = {};
    for (const option of OPTIONS) if (texts[option] !== undefined) row[matrix.option(option)] = texts[option];
    reasons[matrix.criterion(asCriterion(name)).id] = row;
  }
  return { kind: "scoring" as const, answers, reasons };
}

function named<T extends { readonly name: string }>(rows: readonly T[], name: string): T {
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`The template has no “${name}”.`);
  return row;
}

/** A key of a record of criteria. Object.entries forgets the type of its keys; `named` refuses an unknown one. */
function asCriterion(name: string): DemoCriterion {
  return name as DemoCriterion;
}

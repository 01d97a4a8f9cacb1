import { withOrg } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import type { ActingCtx } from "@/lib/history/mutations";
import type { BallotAnswer, ScoresContent } from "@/lib/evaluations/ballots/input";
import { submitBallot, type BallotReceipt } from "@/lib/evaluations/ballots/mutations";
import { readCriteria, readOptions } from "@/lib/evaluations/matrix/queries";
import type { MatrixCriterion, MatrixOption } from "@/lib/evaluations/matrix/rules";
import { openScoring, openWeighting, type OpenedRound } from "@/lib/evaluations/phases/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluation, updateSetup } from "@/lib/evaluations/setup/mutations";
import { testMember, testOrganization, type TestOrganization } from "./factories";

/** An evaluation of a test's own: two options, two criteria, an owner who is its steward, and two members. */
export interface TestEvaluation {
  readonly organization: TestOrganization;
  readonly steward: Ctx;
  readonly ana: Ctx;
  readonly ben: Ctx;
  readonly decisionId: string;
  /** The decision's number. */
  readonly number: number;
  readonly evaluationId: string;
  readonly options: readonly MatrixOption[];
  readonly criteria: readonly MatrixCriterion[];
}

/** An evaluation in setup. */
export async function testEvaluation(
  optionNames = ["Django", "Flask"],
  criterionNames = ["Speed", "Safety"],
): Promise<TestEvaluation> {
  const organization = await testOrganization();
  const steward = organization.owner;
  const ana = await testMember(organization, "member", { name: "Ana" });
  const ben = await testMember(organization, "lead", { name: "Ben" });
  const decision = await createDecision(steward, { title: "Django or Flask?", productLineIds: [organization.lineId] });
  const { id: evaluationId } = await createEvaluation(steward, { decisionId: decision.id });
  const anchors = ["worst", "poor", "fair", "good", "best"];
  await updateSetup(steward, {
    evaluationId,
    changes: [
      ...optionNames.map((name) => ({ kind: "save-option" as const, name, summary: `About ${name}` })),
      ...criterionNames.map((name) => ({
        kind: "save-criterion" as const,
        name,
        theme: "All",
        question: `${name}?`,
        anchors,
      })),
    ],
  });
  const matrix = await matrixOf(steward, evaluationId);
  return { organization, steward, ana, ben, decisionId: decision.id, number: decision.number, evaluationId, ...matrix };
}

/** The options and criteria of an evaluation, as they stand. */
export function matrixOf(ctx: Ctx, evaluationId: string): Promise<Pick<TestEvaluation, "options" | "criteria">> {
  return withOrg(ctx, async (tx) => ({
    options: await readOptions(tx, ctx, evaluationId),
    criteria: await readCriteria(tx, ctx, evaluationId),
  }));
}

/** An evaluation in weighting with the steward, Ana and Ben. */
export async function evaluationInWeighting(
  ...names: Parameters<typeof testEvaluation>
): Promise<TestEvaluation & OpenedRound> {
  const evaluation = await testEvaluation(...names);
  const { steward, ana, ben, evaluationId } = evaluation;
  const participants = [steward.memberId, ana.memberId, ben.memberId];
  return { ...evaluation, ...(await openWeighting(steward, { evaluationId, participants })) };
}

/** An evaluation in scoring: everybody gave equal weights. */
export async function evaluationInScoring(
  ...names: Parameters<typeof testEvaluation>
): Promise<TestEvaluation & OpenedRound> {
  const evaluation = await evaluationInWeighting(...names);
  for (const voter of [evaluation.steward, evaluation.ana, evaluation.ben]) await weigh(evaluation, voter);
  return { ...evaluation, ...(await openScoring(evaluation.steward, { evaluationId: evaluation.evaluationId })) };
}

/**
 * An evaluation in discussion after one round. Per voter (steward, Ana, Ben) one string of scores, criterion by criterion over
 * the options: "51 42" is 5 and 1 on the first criterion, 4 and 2 on the second; "a" abstains and "n" is not applicable.
 */
export async function evaluationInDiscussion(
  scores: readonly [string, string, string] = ["51 52", "52 41", "41 51"],
): Promise<TestEvaluation & OpenedRound> {
  const evaluation = await evaluationInScoring();
  const voters = [evaluation.steward, evaluation.ana, evaluation.ben];
  for (const [at, voter] of voters.entries()) await score(evaluation, voter, scores[at] ?? "");
  await revealRound(evaluation.steward, { evaluationId: evaluation.evaluationId });
  return evaluation;
}

type OfRound = Pick<TestEvaluation, "number" | "criteria" | "options"> & { readonly roundId: string };

/** Submits points per criterion in order; 100 shared evenly when left out. */
export function weigh(
  { number, roundId, criteria }: OfRound,
  voter: ActingCtx,
  points?: readonly number[],
): Promise<BallotReceipt> {
  const even = (at: number) => Math.floor(100 / criteria.length) + (at === 0 ? 100 % criteria.length : 0);
  const given = Object.fromEntries(criteria.map(({ id }, at) => [id, points?.[at] ?? even(at)]));
  return submitBallot(voter, { number, roundId, ballot: { kind: "weighting", points: given } });
}

/** Submits scores written as in `evaluationInDiscussion`. */
export function score(of: OfRound, voter: ActingCtx, scores: string, reason?: string): Promise<BallotReceipt> {
  return submitBallot(voter, { number: of.number, roundId: of.roundId, ballot: scoresOf(of, scores, reason) });
}

/** A ballot from scores written as in `evaluationInDiscussion`; `reason` stands at every cell. A "-" leaves its cell out. */
export function scoresOf(
  { criteria, options }: Pick<OfRound, "criteria" | "options">,
  scores: string,
  reason?: string,
): ScoresContent {
  const answers: Record<string, Record<string, BallotAnswer>> = {};
  const reasons: Record<string, Record<string, string>> = {};
  for (const [column, text] of scores.split(" ").entries()) {
    const criterion = criteria[column];
    if (criterion === undefined || text === "") continue;
    const given = options.flatMap(({ id }, row) =>
      (text[row] ?? "-") === "-" ? [] : [[id, answerOf(text[row])] as const],
    );
    answers[criterion.id] = Object.fromEntries(given);
    if (reason !== undefined) reasons[criterion.id] = Object.fromEntries(given.map(([id]) => [id, reason]));
  }
  return { kind: "scoring", answers, reasons };
}

function answerOf(letter: string | undefined): BallotAnswer {
  if (letter === "a") return "abstain";
  return letter === "n" ? "not-applicable" : Number(letter);
}

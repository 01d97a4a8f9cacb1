import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { matrixOf, score, scoresOf, weigh } from "@/db/testing/evaluations";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import type { ScoresContent } from "@/lib/evaluations/ballots/input";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluationFromTemplate } from "@/lib/evaluations/setup/mutations";

const REASON = "Seen in two projects.";

/** An evaluation that was brought to a phase. */
export interface MadeEvaluation {
  readonly decisionId: string;
  /** The decision's. */
  readonly number: number;
  readonly evaluationId: string;
  /** Its scoring round. */
  readonly roundId: string;
  /** What each voter would submit, in their order: submitted unless it is in scoring. */
  readonly ballots: readonly ScoresContent[];
}

/** Brings an evaluation of the built-in template, 14 criteria × 3 options, to the asked phase: all voters weigh and score. */
export async function makeEvaluation(
  steward: Ctx,
  voters: readonly Ctx[],
  lineId: string,
  phase: "scoring" | "discussion" | "closed",
): Promise<MadeEvaluation> {
  const decision = await createDecision(steward, { title: `Django or Flask, in ${phase}?`, productLineIds: [lineId] });
  const { id: evaluationId } = await createEvaluationFromTemplate(steward, {
    decisionId: decision.id,
    templateKey: "django-or-flask",
  });
  const matrix = await matrixOf(steward, evaluationId);
  const participants = voters.map((voter) => voter.memberId);
  const weighting = await openWeighting(steward, { evaluationId, participants });
  for (const voter of voters) await weigh({ ...matrix, number: decision.number, ...weighting }, voter);
  const scoring = { ...matrix, number: decision.number, ...(await openScoring(steward, { evaluationId })) };
  const texts = voters.map((_, at) => scoresBy(at, matrix.criteria.length, matrix.options.length));
  if (phase !== "scoring") {
    for (const [at, voter] of voters.entries()) await score(scoring, voter, texts[at] ?? "", REASON);
    await revealRound(steward, { evaluationId });
  }
  if (phase === "closed") await closeEvaluation(steward, { evaluationId });
  const ballots = texts.map((text) => scoresOf(matrix, text, REASON));
  return { decisionId: decision.id, number: decision.number, evaluationId, roundId: scoring.roundId, ballots };
}

/** Scores like "442 351 …": people differ by a step as teams do, and every seventh cell divides them. */
function scoresBy(voter: number, criteria: number, options: number): string {
  const score = (criterion: number, option: number) => {
    const base = option === 0 ? 4 : 2 + ((criterion + option) % 3);
    const cell = criterion * options + option;
    const isContested = cell % 7 === 3;
    const step = isContested ? (voter % 2 === 0 ? -2 : 1) : voter % 3 === cell % 3 ? 1 : 0;
    return Math.min(5, Math.max(1, base + step));
  };
  return Array.from({ length: criteria }, (_, criterion) =>
    Array.from({ length: options }, (_, option) => score(criterion, option)).join(""),
  ).join(" ");
}

/** Lets somebody sign in with the bench's password; returns their address. */
export async function addressOf(userId: string, passwordHash: string): Promise<string> {
  const email = `${userId}@test.example`;
  await database().update(users).set({ email, passwordHash }).where(eq(users.id, userId));
  return email;
}

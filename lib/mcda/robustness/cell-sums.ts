import { at } from "../numeric";
import type { Means, Votes } from "./leave-one-out";

/** Voter weight times score and voter weight, summed per cell (options × criteria, row by row): one voter is taken out in one pass. */
export interface CellSums {
  readonly options: number;
  readonly criteria: number;
  readonly scores: Float64Array;
  readonly weights: Float64Array;
  readonly answers: Uint32Array;
}

/** Sums `votes` (voters × options × criteria), each voter counting `factors[voter]`. */
export function sumCells(
  votes: Votes,
  factors: readonly number[],
  { options, criteria }: { options: number; criteria: number },
): CellSums {
  const cells = options * criteria;
  const [scores, weights, answers] = [new Float64Array(cells), new Float64Array(cells), new Uint32Array(cells)];
  for (const [voter, ballot] of votes.entries()) {
    const factor = at(factors, voter);
    eachScore(ballot, (cell, score) => {
      scores[cell] = (scores[cell] ?? 0) + factor * score;
      weights[cell] = (weights[cell] ?? 0) + factor;
      answers[cell] = (answers[cell] ?? 0) + 1;
    });
  }
  return { options, criteria, scores, weights, answers };
}

/** The mean of every cell, Σ rᵥ sᵥ / Σ rᵥ over who scored it; null where nobody did. */
export function meansOfSums({ options, criteria, scores, weights, answers }: CellSums): (number | null)[][] {
  return Array.from({ length: options }, (_, option) =>
    Array.from({ length: criteria }, (_, criterion) => {
      const cell = option * criteria + criterion;
      return (answers[cell] ?? 0) === 0 ? null : (scores[cell] ?? 0) / (weights[cell] ?? 0);
    }),
  );
}

/** The same sums without one ballot, which counted `factor`. */
export function withoutBallot(sums: CellSums, ballot: Means, factor: number): CellSums {
  const [scores, weights, answers] = [sums.scores.slice(), sums.weights.slice(), sums.answers.slice()];
  eachScore(ballot, (cell, score) => {
    scores[cell] = (scores[cell] ?? 0) - factor * score;
    weights[cell] = (weights[cell] ?? 0) - factor;
    answers[cell] = (answers[cell] ?? 0) - 1;
  });
  return { ...sums, scores, weights, answers };
}

function eachScore(ballot: Means, visit: (cell: number, score: number) => void): void {
  let cell = 0;
  for (const row of ballot) {
    for (const score of row) {
      if (score !== null) visit(cell, score);
      cell += 1;
    }
  }
}

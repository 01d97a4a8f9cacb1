import { at, EPSILON, isSame, sum } from "../numeric";
import { placements, winnersOf, type RankedBallot, type ScoredVote } from "./ballots";

/**
 * How many voters prefer the row's option to the column's, options × options in the order given; 0 on the diagonal. A ranked option is
 * preferred to one left out; ties, and two left out, count for neither. Errors as `placements`.
 */
export function preferenceTable(options: readonly string[], ballots: readonly RankedBallot[]): number[][] {
  const placed = placements(options, ballots);
  return options.map((_, one) =>
    options.map((__, other) =>
      sum(placed.map(({ positions, voters }) => (at(positions, one) < at(positions, other) ? voters : 0))),
    ),
  );
}

/** The option that more voters prefer to each other one than the other way round, or null: a circle, or a tie at the top. `table` from `preferenceTable`. */
export function condorcetWinner(options: readonly string[], table: readonly (readonly number[])[]): string | null {
  const winner = options.find((_, one) =>
    options.every((__, other) => one === other || at(at(table, one), other) > at(at(table, other), one) + EPSILON),
  );
  return winner ?? null;
}

/** Copeland's score: one point per option beaten, half a point per tie; 0 to m − 1. `table` from `preferenceTable`. */
export function copeland(options: readonly string[], table: readonly (readonly number[])[]): ScoredVote {
  const scores = options.map((optionId, one) => {
    const points = options.map((_, other) => {
      const [won, lost] = [at(at(table, one), other), at(at(table, other), one)];
      if (one === other) return 0;
      if (isSame(won, lost)) return 0.5;
      return won > lost ? 1 : 0;
    });
    return { optionId, score: sum(points) };
  });
  return { scores, winners: winnersOf(scores) };
}

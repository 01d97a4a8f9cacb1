import { at, EPSILON } from "../numeric";
import type { RankedBallot } from "./ballots";
import { preferenceTable } from "./pairwise";

/** The outcome of a ranked vote by Schulze's method. Tables are options × options in the order given. */
export interface Schulze {
  /** d: voters who prefer the row to the column. */
  preferences: number[][];
  /** p: strength of the strongest path from row to column; 0 where there is none, and on the diagonal. */
  strengths: number[][];
  /** All options from first to last; those in one group tie. */
  ranking: string[][];
  /** The potential winners, p[A, B] ≥ p[B, A] for every B: one, or several that tie. Empty without options. */
  winners: string[];
}

/**
 * Schulze's method with winning votes (Schulze 2011): a path is as strong as its weakest won comparison, and A ranks before B when its
 * strongest path to B is stronger than the one back. It elects the Condorcet winner when there is one, and clones do not move it. Errors
 * as `placements`.
 */
export function schulze(options: readonly string[], ballots: readonly RankedBallot[]): Schulze {
  const preferences = preferenceTable(options, ballots);
  const strengths = strongestPaths(preferences);
  const beats = (one: number, other: number) => at(at(strengths, one), other) > at(at(strengths, other), one) + EPSILON;
  const beaten = options.map((_, option) => options.filter((__, other) => beats(other, option)).length);
  // The relation is transitive: without a tie, the k-th is beaten by k − 1 others.
  const places = [...new Set(beaten)].sort((one, other) => one - other);
  const ranking = places.map((place) => options.filter((_, option) => at(beaten, option) === place));
  return { preferences, strengths, ranking, winners: options.filter((_, option) => at(beaten, option) === 0) };
}

/** The widest paths of Floyd and Warshall over the comparisons that are won. */
function strongestPaths(preferences: readonly (readonly number[])[]): number[][] {
  const strengths = preferences.map((row, one) =>
    row.map((won, other) => (won > at(at(preferences, other), one) + EPSILON ? won : 0)),
  );
  for (const [middle, onward] of strengths.entries()) {
    for (const [one, row] of strengths.entries()) {
      for (const [other, direct] of row.entries()) {
        if (one === other) continue;
        row[other] = Math.max(direct, Math.min(at(row, middle), at(onward, other)));
      }
    }
  }
  return strengths;
}

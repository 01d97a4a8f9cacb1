import { EPSILON, sum } from "../numeric";

/** What many draws of weights and scores say of the options. Shares are 0 to 1, everything in the order of the options. */
export interface Acceptability {
  /**
   * Per option and rank from 1 on the share of draws. Options that tie all get the better rank, as rsmaa counts, so that a column need
   * not sum to 1; an option below a minimum gets none.
   */
  rankAcceptability: number[][];
  /** The mean weights of the draws in which an option is first; null when it never is. */
  centralWeights: (number[] | null)[];
  /** How often the row is strictly better than the column. */
  pairwise: number[][];
  /** −Σ b log₂ b over the shares of first ranks: 0 when one option is always first, more the less clear the choice. */
  entropy: number;
}

/** Counts draws. */
export interface Tally {
  /** One draw after the other: `totals` per option, −Infinity for one that may not win; `weights` per criterion. */
  add(totals: Float64Array, weights: Float64Array): void;
  finish(): Acceptability;
}

/** Starts counting for so many options and criteria. Source: Tervonen & Lahdelma 2007; ranks are 1 + the number strictly better. */
export function startTally(options: number, criteria: number): Tally {
  const ranks = new Uint32Array(options * options);
  const wins = new Uint32Array(options * options);
  const central = new Float64Array(options * criteria);
  let draws = 0;
  const share = (counts: Uint32Array, option: number) =>
    Array.from(counts.subarray(option * options, (option + 1) * options), (count) => (draws === 0 ? 0 : count / draws));
  return {
    add(totals, weights) {
      const added = totals.length / options;
      count(totals, weights, added, ranks, wins, central);
      draws += added;
    },
    finish() {
      const each = Array.from({ length: options }, (_, option) => option);
      const rankAcceptability = each.map((option) => share(ranks, option));
      const firsts = rankAcceptability.map((row) => row[0] ?? 0);
      return {
        rankAcceptability,
        centralWeights: each.map((option) => {
          const first = ranks[option * options] ?? 0;
          const total = central.subarray(option * criteria, (option + 1) * criteria);
          return first === 0 ? null : Array.from(total, (weight) => weight / first);
        }),
        pairwise: each.map((option) => share(wins, option)),
        entropy: 0 - sum(firsts.map((first) => (first === 0 ? 0 : first * Math.log2(first)))),
      };
    },
  };
}

/** Adds `draws` draws to the counts: options × options of ranks and wins, options × criteria of weights. */
function count(
  totals: Float64Array,
  weights: Float64Array,
  draws: number,
  ranks: Uint32Array,
  wins: Uint32Array,
  central: Float64Array,
): void {
  const options = totals.length / draws;
  const criteria = weights.length / draws;
  for (let draw = 0; draw < draws; draw += 1) {
    for (let one = 0; one < options; one += 1) {
      const own = totals[draw * options + one] ?? 0;
      let better = 0;
      for (let other = 0; other < options; other += 1) {
        const theirs = totals[draw * options + other] ?? 0;
        if (theirs > own + EPSILON) better += 1;
        else if (own > theirs + EPSILON) wins[one * options + other] = (wins[one * options + other] ?? 0) + 1;
      }
      if (own === -Infinity) continue;
      ranks[one * options + better] = (ranks[one * options + better] ?? 0) + 1;
      if (better > 0) continue;
      for (let criterion = 0; criterion < criteria; criterion += 1) {
        const cell = one * criteria + criterion;
        central[cell] = (central[cell] ?? 0) + (weights[draw * criteria + criterion] ?? 0);
      }
    }
  }
}

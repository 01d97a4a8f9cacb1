import { seedOf } from "../../hash/input";
import { at, EPSILON, known, sum, unknown, type Computed } from "../../numeric";
import { createStream } from "../../random";
import {
  firstOf,
  layOut,
  resampleFigures,
  resampleVoters,
  type Figure,
  type ResampledFigures,
} from "../../robustness/bootstrap";
import type { Basis } from "../basis";

/** Whole voters, as often as their number, this many times. */
export const RESAMPLES = 2000;

/** Names the seed of the resamples. */
export const BOOTSTRAP = "bootstrap";

/** The voters who scored anything: those who are drawn. Indices into the voters. */
export function scorersOf({ ballots }: Basis): number[] {
  return ballots.votes.flatMap((rows, voter) =>
    rows.some((row) => row.some((score) => score !== null)) ? [voter] : [],
  );
}

/** How often each scorer is drawn in each resample; the same draws for the same input everywhere. */
export function drawScorers(hash: string, scorers: number, resamples: number): Uint16Array {
  return resampleVoters(createStream(seedOf(hash, BOOTSTRAP)), scorers, resamples);
}

/**
 * How often each option would be first if other people like these had scored: whole voters are drawn again and again, the weights
 * stay, minimums hold for each draw, and options that tie share it. 0 to 1 per option, in their order; less than 1 in all where
 * sometimes no option may win. A cell that nobody drawn has scored keeps its mean.
 */
export function bestShares(basis: Basis, hash: string, resamples: number = RESAMPLES): Computed<number[]> {
  const { weights, means, optionIds } = basis;
  const scorers = scorersOf(basis);
  if (weights === null) return unknown("no-weights");
  if (means.some((row) => row.some((mean, criterion) => mean === null && at(weights, criterion) > 0)))
    return unknown("missing-scores");
  if (optionIds.length === 0) return unknown("needs-two-options");
  if (scorers.length < 2) return unknown("needs-two-voters");
  const race = prepareRace(basis, weights, scorers);
  const wins = new Float64Array(optionIds.length);
  const totals = new Float64Array(optionIds.length);
  const { fixed, optionOf, gates } = race;
  const figures = resampleFigures(race.figures, drawScorers(hash, scorers.length, resamples));
  const width = optionOf.length + gates.length;
  for (let resample = 0; resample < resamples; resample += 1) {
    const row = resample * width;
    totals.set(fixed);
    for (let part = 0; part < optionOf.length; part += 1) {
      const option = optionOf[part] ?? 0;
      totals[option] = (totals[option] ?? 0) + (figures[row + part] ?? 0);
    }
    for (const { figure, option, minimum } of gates)
      if ((figures[row + figure] ?? 0) < minimum) totals[option] = -Infinity;
    const first = firstOf(totals);
    for (const option of first) wins[option] = (wins[option] ?? 0) + 1 / first.length;
  }
  return known(Array.from(wins, (count) => count / resamples));
}

/** What is computed again for each resample: parts of totals first, then the means that minimums look at. */
interface Race {
  readonly figures: ResampledFigures;
  /** The option each of the first figures is a part of. */
  readonly optionOf: readonly number[];
  /** Per option what no resample changes: its measured criteria. */
  readonly fixed: readonly number[];
  readonly gates: readonly { readonly figure: number; readonly option: number; readonly minimum: number }[];
}

function prepareRace({ ballots, means, frame, optionIds }: Basis, weights: readonly number[], scorers: number[]): Race {
  const votes = scorers.map((voter) => at(ballots.votes, voter));
  const isScored = ballots.measured.map((column) => column === null);
  const fixed = optionIds.map((_, option) => {
    const measured = at(means, option).map((mean, criterion) =>
      at(isScored, criterion) ? 0 : at(weights, criterion) * (mean ?? 0),
    );
    return sum(measured);
  });
  const parts = optionIds.flatMap((_, option) => partsOf(option));
  const gates = optionIds.flatMap((_, option) =>
    frame.minimums.flatMap((minimum, criterion) => {
      const mean = at(at(means, option), criterion);
      return minimum === null || mean === null
        ? []
        : [{ option, minimum: minimum - EPSILON, ...ratings(option, criterion) }];
    }),
  );
  return {
    figures: layOut(
      [...parts, ...gates],
      scorers.map((voter) => at(ballots.factors, voter)),
    ),
    optionOf: parts.map(({ option }) => option),
    fixed,
    gates: gates.map(({ option, minimum }, index) => ({ figure: parts.length + index, option, minimum })),
  };

  function ratings(option: number, criterion: number): Figure {
    const mean = at(at(means, option), criterion) ?? 0;
    const values = votes.map((rows) => (at(isScored, criterion) ? at(at(rows, option), criterion) : mean));
    return { values, otherwise: mean };
  }

  /** Cells that the same voters scored make one part of the total, since they share a divisor: seldom more than one. */
  function partsOf(option: number): (Figure & { option: number })[] {
    const groups = new Map<string, number[]>();
    for (const [criterion, weight] of weights.entries()) {
      if (weight <= 0 || !at(isScored, criterion)) continue;
      const key = votes.map((rows) => (at(at(rows, option), criterion) === null ? "0" : "1")).join("");
      groups.set(key, [...(groups.get(key) ?? []), criterion]);
    }
    return [...groups.values()].map((criteria) => ({
      option,
      values: votes.map((rows) => {
        const scores = criteria.map((criterion) => at(at(rows, option), criterion));
        return scores.some((score) => score === null)
          ? null
          : sum(scores.map((score, index) => at(weights, at(criteria, index)) * (score ?? 0)));
      }),
      otherwise: sum(criteria.map((criterion) => at(weights, criterion) * (at(at(means, option), criterion) ?? 0))),
    }));
  }
}

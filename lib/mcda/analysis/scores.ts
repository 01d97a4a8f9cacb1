import type { Basis } from "../evaluation/basis";
import type { Confidence } from "../evaluation/input";
import { drawScorers, scorersOf } from "../evaluation/version-two/best-share";
import { seedOf } from "../hash/input";
import { at, sum } from "../numeric";
import { createStream } from "../random";
import { standardDeviation } from "../ratings/spread";
import { layOut, resampleFigures } from "../robustness/bootstrap";
import { fixedScores, normalScores, type ScoreTable } from "../smaa/scores";
import type { ScoreScheme } from "./analysis";

/** How far a vote may itself be off, as a share of the scale's width: half a level of five for medium, a whole one for low. */
const DOUBT: Readonly<Record<Confidence, number>> = { high: 0, medium: 1 / 8, low: 1 / 4 };

/** Which way scores can be drawn: with fewer than two people there is nothing to draw from. */
export function scoreSchemeOf(basis: Basis, wanted: ScoreScheme | undefined): ScoreScheme {
  if (scorersOf(basis).length < 2) return "fixed";
  return wanted ?? (basis.input.confidence === undefined ? "resampled" : "normal");
}

/** So many rows of scores. Empty cells are 0 there: who simulates has made sure that none of them counts. */
export function scoreTable(basis: Basis, hash: string, seed: string, scheme: ScoreScheme, rows: number): ScoreTable {
  const flat = basis.means.flat().map((mean) => mean ?? 0);
  if (scheme === "fixed") return fixedScores(flat);
  if (scheme === "resampled") return resampledScores(basis, hash, flat, rows);
  const deviations = standardErrors(basis);
  const cells = flat.map((mean, cell) => ({ mean, deviation: at(deviations, cell) }));
  return normalScores(createStream(seedOf(seed, "scores")), cells, rows);
}

/** The cell means of the very groups that the shares of first places were counted in. */
function resampledScores(basis: Basis, hash: string, flat: readonly number[], rows: number): ScoreTable {
  const { ballots, criterionIds } = basis;
  const scorers = scorersOf(basis);
  const figures = flat.map((mean, cell) => {
    const [option, criterion] = [Math.floor(cell / criterionIds.length), cell % criterionIds.length];
    const isMeasured = at(ballots.measured, criterion) !== null;
    const scoreOf = (voter: number) => at(at(at(ballots.votes, voter), option), criterion);
    return { values: scorers.map((voter) => (isMeasured ? mean : scoreOf(voter))), otherwise: mean };
  });
  const columns = layOut(
    figures,
    scorers.map((voter) => at(ballots.factors, voter)),
  );
  const values = resampleFigures(columns, drawScorers(hash, scorers.length, rows));
  return { rows, cells: flat.length, values };
}

/**
 * The standard error of each cell's mean, √(s² Σr² + Σr²τ²) / Σr, with s the ratings' deviation, r what a voter counts and τ the doubt
 * about a vote: sd/√n where all count alike and are sure. A measured cell has none.
 */
export function standardErrors({ input, ballots }: Basis): number[] {
  const width = input.scale.high - input.scale.low;
  return input.options.flatMap((option, row) =>
    input.criteria.map((criterion, column) => {
      const scores = ballots.votes.map((rows) => at(at(rows, row), column));
      const deviation = standardDeviation(scores).value ?? 0;
      const given = scores.flatMap((score, voter) => (score === null ? [] : [voter]));
      const squares = given.map((voter) => {
        const said = input.confidence?.[at(ballots.voterIds, voter)]?.[criterion.id]?.[option.id];
        const doubt = said === undefined ? 0 : DOUBT[said] * width;
        return at(ballots.factors, voter) ** 2 * (deviation ** 2 + doubt ** 2);
      });
      const all = sum(given.map((voter) => at(ballots.factors, voter)));
      return given.length === 0 ? 0 : Math.sqrt(sum(squares)) / all;
    }),
  );
}

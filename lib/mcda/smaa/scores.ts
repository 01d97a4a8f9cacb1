import { at } from "../numeric";
import { normalVariate, type Random } from "../random";

/** Draws of all scores at once, row by row: options × criteria each, options first. Draw d of a simulation takes row d modulo `rows`. */
export interface ScoreTable {
  readonly rows: number;
  readonly cells: number;
  readonly values: Float64Array;
}

/** One row: the scores as they are. */
export function fixedScores(means: readonly number[]): ScoreTable {
  return { rows: 1, cells: means.length, values: Float64Array.from(means) };
}

/**
 * Scores around their means, N(mean, deviation) and independent of each other; in scale units, one entry per cell. Not cut at the
 * ends of the scale, which would move the mean.
 */
export function normalScores(
  random: Random,
  cells: readonly { readonly mean: number; readonly deviation: number }[],
  rows: number,
): ScoreTable {
  const values = new Float64Array(rows * cells.length);
  for (let index = 0; index < values.length; index += 1) {
    const { mean, deviation } = at(cells, index % cells.length);
    values[index] = deviation === 0 ? mean : mean + deviation * normalVariate(random);
  }
  return { rows, cells: cells.length, values };
}

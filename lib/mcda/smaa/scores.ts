import type { Stream } from "../random";
import { normalVariate } from "./variates";

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
  stream: Stream,
  cells: readonly { readonly mean: number; readonly deviation: number }[],
  rows: number,
): ScoreTable {
  const values = new Float64Array(rows * cells.length);
  const means = Float64Array.from(cells, ({ mean }) => mean);
  const deviations = Float64Array.from(cells, ({ deviation }) => deviation);
  fillNormal(stream, means, deviations, values);
  return { rows, cells: cells.length, values };
}

function fillNormal(stream: Stream, means: Float64Array, deviations: Float64Array, values: Float64Array): void {
  for (let start = 0; start < values.length; start += means.length) {
    for (let cell = 0; cell < means.length; cell += 1) {
      const deviation = deviations[cell] ?? 0;
      values[start + cell] = (means[cell] ?? 0) + (deviation === 0 ? 0 : deviation * normalVariate(stream));
    }
  }
}

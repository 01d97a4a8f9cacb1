/** The shades of the heat map: a mean of 1 to 5 in half steps, times ten. */
export type HeatBucket = 10 | 15 | 20 | 25 | 30 | 35 | 40 | 45 | 50;

const BUCKETS: readonly HeatBucket[] = [10, 15, 20, 25, 30, 35, 40, 45, 50];

/**
 * The shade of a mean on the scale from 1 to 5: its nearest half step, times ten; a quarter goes up. Means beyond the
 * scale take its end. Null (the shade `none`) when nobody scored.
 */
export function heatBucket(mean: number | null): HeatBucket | null {
  if (mean === null || Number.isNaN(mean)) return null;
  const step = Math.min(8, Math.max(0, Math.round(mean * 2) - 2));
  return BUCKETS[step] ?? null;
}

import { EPSILON, known, present, sum, unknown, type Computed, type Scale } from "../numeric";
import { variance } from "../ratings/spread";

/**
 * r_wg of one cell: 1 − s² / ((A² − 1)/12), truncated at 0; 1 is full agreement, 0 no more than chance.
 * `levels` A is the number of steps of the scale (5 for 1 to 5). Source: James, Demaree & Wolf 1984.
 * Two voters at least. Truncation hides polarisation; see the two companions below.
 */
export function withinGroupAgreement(ratings: readonly (number | null)[], levels: number): Computed<number> {
  if (!(levels > 1)) throw new RangeError("A scale has at least two levels.");
  const spread = variance(ratings);
  return spread.reason === null ? known(Math.max(0, 1 - spread.value / ((levels ** 2 - 1) / 12))) : spread;
}

/**
 * r*_wg: 1 − s² / ((high − low)/2)², against the largest spread possible; below 0 for a small, split group.
 * Source: O'Neill 2017 (PMC5427087).
 */
export function agreementAgainstMaximum(ratings: readonly (number | null)[], scale: Scale): Computed<number> {
  const spread = variance(ratings);
  return spread.reason === null ? known(1 - spread.value / ((scale.high - scale.low) / 2) ** 2) : spread;
}

/**
 * a_wg: 1 − 2s² / ([(high + low)M − M² − high·low] · V/(V − 1)), which allows for where the mean M lies.
 * Source: Brown & Hauenstein 2005. `not-defined-here` when the mean is too near an end of the scale.
 */
export function agreementAtMean(ratings: readonly (number | null)[], scale: Scale): Computed<number> {
  const given = present(ratings);
  const spread = variance(given);
  if (spread.reason !== null) return spread;
  const { low, high } = scale;
  const voters = given.length;
  const center = sum(given) / voters;
  const least = (low * (voters - 1) + high) / voters;
  const most = (high * (voters - 1) + low) / voters;
  if (center < least - EPSILON || center > most + EPSILON) return unknown("not-defined-here");
  const largest = ((high + low) * center - center ** 2 - high * low) * (voters / (voters - 1));
  return known(1 - (2 * spread.value) / largest);
}

import { EPSILON, known, unknown, type Computed } from "../numeric";

/** The change of one weight at which a challenger draws level with the leader. */
export interface WeightSwap {
  /** Added to the weight, −1 to 1; the other weights shrink or grow in proportion. */
  delta: number;
  /** The weight at which both tie, 0 to 1. */
  newWeight: number;
  /**
   * True when going further makes the challenger win; false at a weight of 0 or 1, where nothing lies beyond the tie.
   */
  overtakes: boolean;
}

/**
 * The swap point of one criterion, δ = D(1 − w) / (D − d), as in Triantaphyllou & Sanchez 1997 after renormalising. `margin` D > 0:
 * leader's total minus challenger's; `difference` d: the same on this criterion, in scale units; `weight` w in [0, 1]. `no-flip`
 * unless D ≠ d and −w ≤ δ ≤ 1 − w; `tie` for D = 0.
 */
export function weightSwap(margin: number, difference: number, weight: number): Computed<WeightSwap> {
  if (Math.abs(margin) <= EPSILON) return unknown("tie");
  const divisor = margin - difference;
  if (Math.abs(divisor) <= EPSILON || weight >= 1 - EPSILON) return unknown("no-flip");
  const reached = weight + (margin * (1 - weight)) / divisor;
  if (!Number.isFinite(reached)) return unknown("out-of-range");
  if (reached < -EPSILON || reached > 1 + EPSILON) return unknown("no-flip");
  // A float may end a hair beyond the ends; a weight of -1e-17 would be refused as negative.
  const newWeight = Math.min(1, Math.max(0, reached));
  return known({ delta: newWeight - weight, newWeight, overtakes: newWeight > EPSILON && newWeight < 1 - EPSILON });
}

/**
 * The weights after one of them changed by `delta` and the others took up the rest in proportion; they still sum to 1.
 */
export function shiftWeight(weights: readonly number[], criterion: number, delta: number): Computed<number[]> {
  const rest = 1 - (weights[criterion] ?? 0);
  if (rest <= EPSILON) return unknown("no-flip");
  return known(
    weights.map((weight, index) => (index === criterion ? weight + delta : (weight * (rest - delta)) / rest)),
  );
}

/**
 * What Triantaphyllou & Sanchez 1997 subtract from the weight before renormalising: D / d, as a fraction of 1.
 * It is feasible up to the weight itself. `no-flip` when the criterion does not tell the two options apart.
 */
export function subtractedWeight(margin: number, difference: number): Computed<number> {
  return Math.abs(difference) <= EPSILON ? unknown("no-flip") : known(margin / difference);
}

/**
 * How far the leader's mean in one cell would have to fall for a tie, −D/w in scale units. `no-flip` for a weight of 0.
 */
export function scoreSwap(margin: number, weight: number): Computed<number> {
  return weight <= EPSILON ? unknown("no-flip") : known(-margin / weight);
}

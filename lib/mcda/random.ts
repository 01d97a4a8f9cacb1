import { sum } from "./numeric";

/** A source of doubles in [0, 1), 53 random bits each. It goes on by itself: give one to each computation. */
export type Random = () => number;

/** What a result names beside its seed. The same seed and the same generator give the same draws on every machine. */
export const GENERATOR = "sfc32";

/** Rounds thrown away at the start, so that seeds which differ in one bit have nothing in common any more. */
const WARM_UP = 15;

/**
 * The generator sfc32 (Chris Doty-Humphrey, PractRand 2010): 128 bits of state, a period of at least 2³². `seed`: 32 hexadecimal digits,
 * read as four words of 32 bits (a, b, c, counter). RangeError for anything else. Not for secrets.
 */
export function createRandom(seed: string): Random {
  if (!/^[0-9a-f]{32}$/i.test(seed)) throw new RangeError("A seed has 32 hexadecimal digits.");
  const word = (index: number) => Number.parseInt(seed.slice(8 * index, 8 * index + 8), 16) | 0;
  let [a, b, c, counter] = [word(0), word(1), word(2), word(3)];
  const next = () => {
    const output = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + output) | 0;
    return output >>> 0;
  };
  for (let round = 0; round < WARM_UP; round += 1) next();
  return () => {
    const high = next() >>> 5;
    return (high * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  };
}

/** A whole number from 0 to `count` − 1, each equally likely to within 2⁻⁵³ · count. One draw. */
export function integerVariate(random: Random, count: number): number {
  if (!Number.isInteger(count) || count < 1) throw new RangeError("At least one number to choose from.");
  return Math.floor(random() * count);
}

/** Exponential with mean 1, by −ln(1 − U); 0 to 36.8. One draw. */
export function exponentialVariate(random: Random): number {
  return -Math.log(1 - random());
}

/**
 * Standard normal, mean 0 and deviation 1 (Box & Muller 1958). Always two draws: the pair's second is not kept, so that
 * no draw depends on who drew before.
 */
export function normalVariate(random: Random): number {
  const radius = Math.sqrt(2 * exponentialVariate(random));
  return radius * Math.cos(2 * Math.PI * random());
}

/**
 * Triangular between `low` and `high` with its peak at `likely`, by the inverse of its distribution; all three in the
 * same unit, low ≤ likely ≤ high, else RangeError. One draw, also when all three are equal.
 */
export function triangularVariate(random: Random, low: number, likely: number, high: number): number {
  if (!(low <= likely && likely <= high)) throw new RangeError("low ≤ likely ≤ high.");
  const share = random();
  const width = high - low;
  const isLeft = share * width < likely - low;
  const drawn = isLeft
    ? low + Math.sqrt(share * width * (likely - low))
    : high - Math.sqrt((1 - share) * width * (high - likely));
  return Math.min(high, Math.max(low, drawn));
}

/** Gamma of `shape` > 0 and scale 1, so its mean is the shape (Marsaglia & Tsang 2000). May underflow to 0 for a tiny shape. */
export function gammaVariate(random: Random, shape: number): number {
  return Math.exp(logGammaVariate(random, shape));
}

/**
 * Weights (0 to 1, sum 1) of a Dirichlet distribution; their means are the shapes over the sum of shapes. `shapes` >= 0,
 * one per weight, at least one of them above 0; a shape of 0 gives a weight of 0. RangeError otherwise.
 */
export function dirichletVariate(random: Random, shapes: readonly number[]): number[] {
  if (!shapes.some((shape) => shape > 0)) throw new RangeError("At least one shape above 0.");
  // In logarithms, since tiny shapes make every gamma underflow, and 0/0 is no weight.
  const logarithms = shapes.map((shape) => (shape === 0 ? -Infinity : logGammaVariate(random, shape)));
  const largest = logarithms.reduce((one, other) => Math.max(one, other));
  const parts = logarithms.map((logarithm) => Math.exp(logarithm - largest));
  const all = sum(parts);
  return parts.map((part) => part / all);
}

/** The smallest shape whose logarithm stays finite: −36.8 / 1e-300. */
const SMALLEST_SHAPE = 1e-300;

function logGammaVariate(random: Random, shape: number): number {
  if (!(shape >= SMALLEST_SHAPE && shape < Infinity)) throw new RangeError("A shape above 0.");
  // Below 1 the method does not hold: draw from shape + 1 and shrink by U^(1/shape), their section 6.
  if (shape < 1) return logGammaVariate(random, shape + 1) - exponentialVariate(random) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalVariate(random);
    const root = 1 + c * x;
    const logUniform = -exponentialVariate(random);
    if (root <= 0) continue;
    const v = root ** 3;
    if (logUniform < 0.5 * x ** 2 + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}

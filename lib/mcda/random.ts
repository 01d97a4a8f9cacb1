/** A source of doubles in [0, 1), 53 random bits each. It goes on by itself: give one to each computation. */
export type Random = () => number;

/** What a result names beside its seed. The same seed and the same generator give the same draws on every machine. */
export const GENERATOR = "sfc32";

/** Rounds thrown away at the start, so that seeds which differ in one bit have nothing in common any more. */
const WARM_UP = 15;

/** Where a generator stands: its words a, b, c and counter. Each draw moves them on, so give one to each computation. */
export type Stream = Int32Array;

/**
 * The generator sfc32 (Chris Doty-Humphrey, PractRand 2010): 128 bits of state, a period of at least 2³². `seed`: 32 hexadecimal digits,
 * read as four words of 32 bits (a, b, c, counter). RangeError for anything else. Not for secrets.
 */
export function createStream(seed: string): Stream {
  if (!/^[0-9a-f]{32}$/i.test(seed)) throw new RangeError("A seed has 32 hexadecimal digits.");
  const stream = Int32Array.from([0, 8, 16, 24], (start) => Number.parseInt(seed.slice(start, start + 8), 16));
  for (let round = 0; round < WARM_UP; round += 1) nextWord(stream);
  return stream;
}

/** The generator of a seed as a function, for who draws little; `createStream` refuses what is no seed. */
export function createRandom(seed: string): Random {
  const stream = createStream(seed);
  return () => nextDraw(stream);
}

/** The next double in [0, 1), 53 random bits. */
export function nextDraw(stream: Stream): number {
  const high = nextWord(stream) >>> 5;
  return (high * 2 ** 26 + (nextWord(stream) >>> 6)) / 2 ** 53;
}

function nextWord(stream: Stream): number {
  const b = stream[1] ?? 0;
  const c = stream[2] ?? 0;
  const counter = stream[3] ?? 0;
  const output = ((stream[0] ?? 0) + b + counter) | 0;
  stream[0] = b ^ (b >>> 9);
  stream[1] = c + (c << 3);
  stream[2] = ((c << 21) | (c >>> 11)) + output;
  stream[3] = counter + 1;
  return output;
}

/** A whole number from 0 to `count` − 1, each equally likely to within 2⁻⁵³ · count. One draw. */
export function integerVariate(random: Random, count: number): number {
  if (!Number.isInteger(count) || count < 1) throw new RangeError("At least one number to choose from.");
  return Math.floor(random() * count);
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

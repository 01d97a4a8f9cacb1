import { at, EPSILON, known, sum, unknown, type Computed } from "../numeric";
import { nextDraw, type Stream } from "../random";
import { exponentialVariate, gammaShape, gammaVariate } from "./variates";

/** Fills `rows` with the next draws, as many as it has room for: one weight per criterion each, 0 to 1, sum 1. */
export type WeightSampler = (rows: Float64Array) => void;

// What fills rows takes typed arrays and numbers alone: such loops stay compiled from one analysis to the next.

/** Every weighting of the criteria that are in, equally likely: exponentials, normalised (Tervonen & Lahdelma 2007). The others get 0. */
export function uniformWeights(stream: Stream, isIn: readonly boolean[]): WeightSampler {
  const those = Uint16Array.from(isIn.flatMap((is, criterion) => (is ? [criterion] : [])));
  return (rows) => fillUniform(stream, those, isIn.length, rows);
}

function fillUniform(stream: Stream, those: Uint16Array, criteria: number, rows: Float64Array): void {
  rows.fill(0);
  for (let start = 0; start < rows.length; start += criteria) {
    let all = 0;
    for (let index = 0; index < those.length; index += 1) {
      const part = exponentialVariate(stream);
      rows[start + (those[index] ?? 0)] = part;
      all += part;
    }
    normalize(rows, start, those, all);
  }
}

/** Divides the parts of `those` criteria by what they sum to. */
function normalize(rows: Float64Array, start: number, those: Uint16Array, all: number): void {
  for (let index = 0; index < those.length; index += 1) {
    const cell = start + (those[index] ?? 0);
    rows[cell] = (rows[cell] ?? 0) / all;
  }
}

/**
 * Every weighting that keeps an order, equally likely: uniform draws, sorted and handed out from the lightest on; their mean is the
 * rank-order centroid. `group` gives the order, 0 a criterion that is out. Criteria of equal weight come in any order.
 */
export function ordinalWeights(stream: Stream, group: readonly number[]): WeightSampler {
  const lightest = group.flatMap((weight, criterion) => (weight > 0 ? [criterion] : []));
  lightest.sort((a, b) => at(group, a) - at(group, b));
  const order = Uint16Array.from(lightest);
  const ends = Uint16Array.from(tieEnds(lightest.map((criterion) => at(group, criterion))));
  return (rows) => fillOrdinal(stream, order, ends, group.length, rows);
}

function fillOrdinal(
  stream: Stream,
  order: Uint16Array,
  ends: Uint16Array,
  criteria: number,
  rows: Float64Array,
): void {
  rows.fill(0);
  for (let start = 0; start < rows.length; start += criteria) {
    let part = 0;
    let all = 0;
    for (let place = 0; place < order.length; place += 1) {
      shuffleWithin(stream, order, place, ends[place] ?? 0);
      // Exponentials in order without sorting them: each exceeds the one before by an exponential over how many are left (Rényi 1953).
      part += exponentialVariate(stream) / (order.length - place);
      rows[start + (order[place] ?? 0)] = part;
      all += part;
    }
    normalize(rows, start, order, all);
  }
}

/** Puts one of those from `place` on, before `end`, there: place by place this gives every order equally (Fisher & Yates). */
function shuffleWithin(stream: Stream, order: Uint16Array, place: number, end: number): void {
  if (end - place < 2) return;
  const other = place + Math.floor((end - place) * nextDraw(stream));
  const criterion = order[other] ?? 0;
  order[other] = order[place] ?? 0;
  order[place] = criterion;
}

/** For each entry of a rising list, where the run of those equal to the run's first ends. */
function tieEnds(rising: readonly number[]): number[] {
  let first = 0;
  const firsts = rising.map((value, index) => (first = value - at(rising, first) > EPSILON ? index : first));
  return firsts.map((own) => firsts.lastIndexOf(own) + 1);
}

/**
 * How narrowly the members' weights lie around the group's, as the sum c of a Dirichlet's shapes: Σ wₖ(1 − wₖ) / Σ Varₖ − 1, at least 1.
 * `deviations`: of the individual weights, per criterion. `needs-two-voters` when there are none, `no-variation` when all agree.
 */
export function concentrationOf(group: readonly number[], deviations: readonly (number | null)[]): Computed<number> {
  const spread = deviations.flatMap((deviation) => (deviation === null ? [] : [deviation ** 2]));
  if (spread.length < group.length) return unknown("needs-two-voters");
  if (sum(spread) <= EPSILON ** 2) return unknown("no-variation");
  return known(Math.max(1, sum(group.map((weight) => weight * (1 - weight))) / sum(spread) - 1));
}

/** Weights around the group's: Dirichlet with shapes c wₖ, whose means are the group's weights. RangeError for a c below 1. */
export function groupedWeights(stream: Stream, group: readonly number[], concentration: number): WeightSampler {
  // With shapes that sum to 1 some gamma is above 0; of tinier ones all might underflow, and 0/0 is no weight.
  if (!(concentration >= 1)) throw new RangeError("A concentration of 1 at least.");
  const those = Uint16Array.from(group.flatMap((weight, criterion) => (weight > 0 ? [criterion] : [])));
  const shapes = Array.from(those, (criterion) => gammaShape(concentration * at(group, criterion)));
  const table = Float64Array.from(shapes.flatMap(({ d, c, shrink }) => [d, c, shrink]));
  return (rows) => fillGrouped(stream, those, table, group.length, rows);
}

function fillGrouped(
  stream: Stream,
  those: Uint16Array,
  shapes: Float64Array,
  criteria: number,
  rows: Float64Array,
): void {
  rows.fill(0);
  for (let start = 0; start < rows.length; start += criteria) {
    let all = 0;
    for (let index = 0; index < those.length; index += 1) {
      const shape = 3 * index;
      const part = gammaVariate(stream, shapes[shape] ?? 0, shapes[shape + 1] ?? 0, shapes[shape + 2] ?? 0);
      rows[start + (those[index] ?? 0)] = part;
      all += part;
    }
    normalize(rows, start, those, all);
  }
}

/** The weights of one member after the other, each picked as often as they count. `factors`: above 0, one per member. */
export function memberWeights(
  stream: Stream,
  members: readonly (readonly number[])[],
  factors: readonly number[],
): WeightSampler {
  const all = Float64Array.from(members.flat());
  const upTo = Float64Array.from(factors);
  for (let member = 1; member < upTo.length; member += 1) upTo[member] = (upTo[member] ?? 0) + (upTo[member - 1] ?? 0);
  return (rows) => fillFromMembers(stream, all, upTo, rows);
}

function fillFromMembers(stream: Stream, all: Float64Array, upTo: Float64Array, rows: Float64Array): void {
  const criteria = all.length / upTo.length;
  const last = upTo.length - 1;
  for (let start = 0; start < rows.length; start += criteria) {
    const place = (upTo[last] ?? 0) * nextDraw(stream);
    let member = 0;
    while (member < last && place >= (upTo[member] ?? 0)) member += 1;
    for (let criterion = 0; criterion < criteria; criterion += 1)
      rows[start + criterion] = all[member * criteria + criterion] ?? 0;
  }
}

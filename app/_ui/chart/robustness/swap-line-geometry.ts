/** Where the drawing lies in its frame, in pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From a value to its pixel; `from` lands on `start`, `to` on `end`. */
export function scaleOf(from: number, to: number, start: number, end: number): (value: number) => number {
  const width = to - from;
  return (value) => (width === 0 ? start : start + ((value - from) / width) * (end - start));
}

/** Round steps that cover all values, three to six of them: the only axis that may zoom, because it carries a line. */
export function ticksAround(values: readonly number[]): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = [1, 2, 4, 5, 10, 20, 25, 50].find((one) => Math.ceil(high / one) - Math.floor(low / one) <= 5) ?? 50;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}

/** How far an axis of weights reaches, in points: past what it shows, at least 25 and at most 100. */
export function weightReach(values: readonly number[]): number {
  return Math.min(100, Math.max(25, Math.ceil((1.2 * Math.max(...values)) / 5) * 5));
}

/** Two labels at the ends of two lines, moved apart until neither covers the other. */
export function labelsApart(first: number, second: number, apart: number): [number, number] {
  const gap = Math.abs(first - second);
  if (gap >= apart) return [first, second];
  const move = (apart - gap) / 2;
  return first <= second ? [first - move, second + move] : [first + move, second - move];
}

/** Where "now" stands at its line: away from the flip line where there is room, else a row lower, clear of its number. */
export function besideLine(now: number, flip: number, frame: Frame): { readonly isLeft: boolean; readonly y: number } {
  const room = 40;
  const isLeft = flip >= now ? now - frame.left >= room : frame.right - now < room;
  const isAway = isLeft === flip >= now;
  return { isLeft, y: frame.top + (isAway ? 9 : 23) };
}

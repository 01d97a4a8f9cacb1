import type { Life } from "../rules";
import type { TimeScale } from "../scale/rules";

/** Where something stands: from the left edge, in percent. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** A life in its lane. */
export interface PlacedLife extends Extent {
  readonly life: Life;
  /** The bar itself, within the place that is kept for it and its title; none where the decision is only planned here. */
  readonly bar: Extent | null;
  /** Where its marks stand, those that are in the picture. */
  readonly marks: readonly { readonly mark: Life["marks"][number]; readonly at: number }[];
  /** Where its title stands, and at which end. */
  readonly title: Extent & { readonly isRight: boolean };
}

/** The lanes of a row. */
export interface RowLanes {
  readonly lanes: readonly (readonly PlacedLife[])[];
  /** Lives in this stretch of time that fit in no lane: the oldest ones. */
  readonly left: readonly Life[];
}

/** So many lanes a row has beside others, and alone. */
export const MOST_LANES = { beside: 8, alone: 40 } as const;
/** A title takes this share of the width, in percent, where its bar is shorter. */
const TITLE = 28;
/** Two lives in one lane keep apart by this much. */
const GAP = 0.6;

/** The lives of a row that fall into the stretch, in at most `most` lanes; no two in one lane overlap. */
export function lanesOf(lives: readonly Life[], scale: TimeScale, now: Date, most: number): RowLanes {
  const placed = lives.flatMap((life) => placeOf(life, scale, now) ?? []);
  const { lanes, left } = inLanes(placed, most, (one) => one.life.decision.number);
  return { lanes, left: left.map(({ life }) => life) };
}

/** Does any of it, a bar or a mark, fall into the stretch? */
export const isWithin = (life: Life, scale: TimeScale, now: Date): boolean => placeOf(life, scale, now) !== null;

function placeOf(life: Life, scale: TimeScale, now: Date): PlacedLife | null {
  const marks = life.marks
    .map((mark) => ({ mark, moment: new Date(mark.on) }))
    .filter(({ moment }) => moment >= scale.start && moment < scale.end)
    .map(({ mark, moment }) => ({ mark, at: scale.at(moment) }));
  const bar = barOf(life, scale, now);
  const points = [...marks.map(({ at }) => at), ...(bar === null ? [] : [bar.from, bar.to])];
  if (points.length === 0) return null;
  const title = titleOf(bar ?? { from: Math.min(...points), to: Math.max(...points) }, scale.at(now));
  const from = Math.min(...points, title.from);
  return { life, bar, marks, title, from, to: Math.max(...points, title.to) };
}

/** Over its bar and no longer, where that is wide enough; else to its right, or to its left where the picture ends or the present stands. */
function titleOf({ from, to }: Extent, today: number): PlacedLife["title"] {
  if (to - from >= TITLE) return { from, to, isRight: false };
  const isCut = from + TITLE > 100 || (from < today && from + TITLE > today);
  return isCut ? { from: Math.max(0, to - TITLE), to, isRight: true } : { from, to: from + TITLE, isRight: false };
}

/** A bar outside of the stretch has no extent in it. */
function barOf(life: Life, scale: TimeScale, now: Date): Extent | null {
  if (life.kind === "planned") return null;
  const until = life.until ?? (life.kind === "ended" ? life.since : now);
  if ((until !== null && until < scale.start) || (life.since !== null && life.since >= scale.end)) return null;
  const from = life.since === null ? 0 : scale.at(life.since);
  return { from, to: Math.max(from, until === null ? from : scale.at(until)) };
}

/**
 * Puts extents into lanes so that none overlaps another in its lane. Where `most` lanes do not hold all, those that begin first are
 * left out. The rest stands from the top by its beginning, then by `rank`; the order of what comes in does not matter.
 */
export function inLanes<T extends Extent>(
  extents: readonly T[],
  most: number,
  rank: (extent: T) => number,
): { readonly lanes: readonly (readonly T[])[]; readonly left: readonly T[] } {
  const inOrder = extents.toSorted((a, b) => a.from - b.from || rank(a) - rank(b));
  const kept = new Set(firstFit(inOrder.toReversed(), most).flat());
  // What fits into so many lanes from the right fits from the left: taking the first free lane by beginning needs the fewest.
  const lanes = firstFit(
    inOrder.filter((extent) => kept.has(extent)),
    most,
  );
  return { lanes, left: inOrder.filter((extent) => !kept.has(extent)) };
}

function firstFit<T extends Extent>(extents: readonly T[], most: number): readonly (readonly T[])[] {
  const lanes: T[][] = [];
  for (const extent of extents) {
    const lane = lanes.find((others) => others.every((other) => isApart(other, extent)));
    if (lane !== undefined) lane.push(extent);
    else if (lanes.length < most) lanes.push([extent]);
  }
  return lanes;
}

const isApart = (one: Extent, other: Extent): boolean => one.to + GAP <= other.from || other.to + GAP <= one.from;

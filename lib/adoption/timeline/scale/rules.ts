import { USUAL_SPAN, type TimelineView } from "../input";

/** A stretch of time with its ticks. */
export interface TimeScale {
  readonly start: Date;
  readonly end: Date;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** Where a moment lies, in percent of the stretch, held within it. */
  readonly at: (moment: Date) => number;
}

const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Months from tick to tick, the finest first: months, quarters, years, and more years at once. */
const STEPS = [1, 3, 12, 24, 60, 120, 240] as const;
const MOST_TICKS = 14;
/** Days to come take at most this share of the days that passed, and at least that. */
const AHEAD = { most: 0.3, least: 0.06 } as const;
/** What is looked at spans a quarter at least. */
const LEAST_DAYS = 90;

/** The days that a view asks for, as moments: from the first, up to before `to`; null where it does not say. */
export function boundsOf(
  { span = USUAL_SPAN, from, to }: TimelineView,
  now: Date,
): { from: Date | null; to: Date | null } {
  const isUsable = from === undefined || to === undefined || from <= to;
  const until = to === undefined || !isUsable ? null : new Date(Date.parse(to) + DAY_MS);
  if (from !== undefined) return { from: new Date(from), to: until };
  if (span === "all") return { from: null, to: until };
  const years = new Date(until ?? now);
  years.setUTCFullYear(years.getUTCFullYear() - Number(span));
  return { from: years, to: until };
}

/**
 * The stretch that is drawn: within the bounds, from the month of the first moment until a little after the present, or until the
 * last day to come where that is near.
 */
export function scaleOf(bounds: ReturnType<typeof boundsOf>, moments: readonly Date[], now: Date): TimeScale {
  const first = Math.min(now.getTime(), ...moments.map((moment) => moment.getTime()));
  const last = Math.max(now.getTime(), ...moments.map((moment) => moment.getTime()));
  const end = bounds.to?.getTime() ?? null;
  const earliest = Math.min(first, (end ?? now.getTime()) - LEAST_DAYS * DAY_MS);
  const start = beginOfMonth(new Date(Math.max(earliest, bounds.from?.getTime() ?? earliest)), bounds.from);
  const past = Math.max(now.getTime() - start.getTime(), LEAST_DAYS * DAY_MS);
  const ahead = Math.min(Math.max((last - now.getTime()) * 1.05, past * AHEAD.least), past * AHEAD.most);
  const isAhead = start >= now;
  return scaleBetween(
    start,
    new Date(end ?? (isAhead ? start.getTime() + LEAST_DAYS * DAY_MS : now.getTime() + ahead)),
  );
}

/** The month's first moment, but not before what was asked for. */
function beginOfMonth(moment: Date, asked: Date | null): Date {
  const month = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth()));
  return asked !== null && month < asked ? asked : month;
}

/** The stretch between two moments, the second later, with as many ticks as can be read. */
export function scaleBetween(start: Date, end: Date): TimeScale {
  const at = (moment: Date) => {
    const share = (moment.getTime() - start.getTime()) / (end.getTime() - start.getTime());
    return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100;
  };
  const ticks = STEPS.map((step) => ticksOf(start, end, step)).find((found) => found.length <= MOST_TICKS) ?? [];
  return {
    start,
    end,
    at,
    ticks: ticks.map(({ moment, label }) => ({ at: at(moment), label })),
  };
}

function ticksOf(start: Date, end: Date, step: number): readonly { moment: Date; label: string }[] {
  const ticks: { moment: Date; label: string }[] = [];
  const monthOf = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12));
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.ceil(first / step) * step; ; month += step) {
    const moment = monthOf(month);
    if (moment >= end) return ticks;
    if (moment < start) continue;
    const [name, year] = [MONTHS[moment.getUTCMonth()] ?? "", String(moment.getUTCFullYear())];
    const isFirst = ticks.length === 0;
    if (step >= 12) ticks.push({ moment, label: year });
    else if (moment.getUTCMonth() === 0) ticks.push({ moment, label: year });
    else ticks.push({ moment, label: isFirst ? `${name} ${year}` : name });
  }
}

/** A stretch of time laid on 0 to 100 %, with the years (or, for a short one, the quarters) that begin in it. */
export interface TimelineScale {
  readonly start: Date;
  readonly end: Date;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** Where a moment lies, in percent, held within the stretch. */
  readonly at: (moment: Date) => number;
}

const DAY_MS = 86_400_000;
/** Older beginnings fade out at the left instead of pressing the present together. */
const LONGEST_DAYS = 5 * 365;
const SHORT_DAYS = 500;
const MONTHS = ["Jan", "Apr", "Jul", "Oct"];

/** Lays out the time from the quarter of the first of `moments` until a little after `now`. */
export function timelineScale(moments: readonly Date[], now: Date): TimelineScale {
  const first = Math.min(now.getTime() - 90 * DAY_MS, ...moments.map((moment) => moment.getTime()));
  const oldest = Math.max(first, now.getTime() - LONGEST_DAYS * DAY_MS);
  const isShort = now.getTime() - oldest < SHORT_DAYS * DAY_MS;
  const startYear = new Date(oldest).getUTCFullYear();
  const startQuarter = Math.floor(new Date(oldest).getUTCMonth() / 3);
  const start = new Date(Date.UTC(startYear, startQuarter * 3));
  const end = new Date(now.getTime() + (now.getTime() - start.getTime()) * 0.1);
  const at = (moment: Date) => {
    const share = (moment.getTime() - start.getTime()) / (end.getTime() - start.getTime());
    return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100;
  };
  const ticks: { at: number; label: string }[] = [];
  for (let quarter = startQuarter; ; quarter += 1) {
    const moment = new Date(Date.UTC(startYear, quarter * 3));
    if (moment >= end) break;
    const year = String(moment.getUTCFullYear());
    const month = MONTHS[moment.getUTCMonth() / 3] ?? "";
    const isYear = month === "Jan";
    if (isShort) ticks.push({ at: at(moment), label: isYear || ticks.length === 0 ? `${month} ${year}` : month });
    else if (isYear || ticks.length === 0) ticks.push({ at: at(moment), label: isYear ? year : `${month} ${year}` });
  }
  return { start, end, ticks, at };
}

interface Dated {
  readonly decidedAt: Date | null;
  readonly proposedAt: Date | null;
  readonly createdAt: Date;
}

/** When a decision's bar begins: when it was decided, or, dashed, when it was proposed. */
export const beginningOf = (entry: Dated): Date => entry.decidedAt ?? entry.proposedAt ?? entry.createdAt;

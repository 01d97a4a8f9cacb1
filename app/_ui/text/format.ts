/** One decimal, as points and means are always shown: 73.8. */
export const oneDecimal = (value: number): string => value.toFixed(1);

/** A share as a whole percentage: 63%. */
export const percentage = (share: number): string => `${Math.round(share * 100)}%`;

/** A hash as people compare it: `9f3a…c21e`. */
export const shortHash = (hex: string): string => (hex.length > 12 ? `${hex.slice(0, 4)}…${hex.slice(-4)}` : hex);

/** A hash in groups, long enough to read out: `4be1 90c7 … 7a52 2d5e`. */
export const groupedHash = (hex: string): string =>
  `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-8, -4)} ${hex.slice(-4)}`;

/** `1 decision`, `2 decisions`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const NUMBERS = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];

/** A number that opens a sentence, in words up to twelve: "Six". */
export const numberWord = (n: number): string => NUMBERS[n] ?? String(n);

/** A part of a whole that opens a sentence: "Three of five", "None of two", and in digits where one of them is past twelve. */
export function shareInWords(part: number, whole: number): string {
  if (part > 12 || whole > 12) return `${part} of ${whole}`;
  return `${part === 0 ? "None" : numberWord(part)} of ${numberWord(whole).toLowerCase()}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** "9 Oct 2026", in the given zone. */
export const dayOf = (at: Date, timeZone = "UTC"): string =>
  written(at, timeZone, { day: "numeric", month: "short", year: "numeric" });

/** "1 March 2026", for a day without a zone, as an ISO date. */
export const wholeDayOf = (day: string): string =>
  written(new Date(day), "UTC", { day: "numeric", month: "long", year: "numeric" });

/** "Thursday 29 October", with the year when it is not `now`'s. */
export const longDayOf = (at: Date, timeZone: string, now = at): string =>
  written(at, timeZone, { weekday: "long", day: "numeric", month: "long", ...yearUnless(at, now, timeZone) });

/** "15:31" */
export const clockOf = (at: Date, timeZone: string): string =>
  formatter("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(at);

/** "Thu 15 Oct, 17:00 CEST": how a deadline is always shown, with its zone; with the year when it is not `now`'s. */
export function deadlineOf(at: Date, timeZone: string, now = at): string {
  const day = { weekday: "short", day: "numeric", month: "short", ...yearUnless(at, now, timeZone) } as const;
  return `${written(at, timeZone, day)}, ${clockOf(at, timeZone)} ${zoneOf(at, timeZone)}`;
}

/** The short name of a zone at that moment: "CEST", "EDT", else "GMT+9". */
export function zoneOf(at: Date, timeZone: string): string {
  if (timeZone === "UTC") return "UTC";
  // Each English knows the zone names of its own region only.
  const names = ["en-GB", "en-US", "en-AU"].map((locale) =>
    spelled(formatter(locale, { timeZone, timeZoneName: "short" }).formatToParts(at), "timeZoneName"),
  );
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone;
}

/** The age of something: "now", "10 min", "3 h", "2 d", then "9 Oct", and "Sep 2025" once the year is over. */
export function ageOf(at: Date, now: Date, timeZone = "UTC"): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d`;
  const isOld = "year" in yearUnless(at, now, timeZone);
  return written(at, timeZone, isOld ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" });
}

/** What remains: "in 30 hours", "in 5 days", "13 days overdue". */
export function untilOf(at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const span = (m: number) =>
    m < 90
      ? counted(m, "minute")
      : m < 48 * 60
        ? counted(Math.round(m / 60), "hour")
        : counted(Math.round(m / 1440), "day");
  return minutes >= 0 ? `in ${span(minutes)}` : `${span(-minutes)} overdue`;
}

/** The days from `now` until a day, both in UTC; negative once it is over. `day` is an ISO date. */
const daysUntil = (day: string, now: Date): number =>
  Math.round((Date.parse(day) - Date.parse(now.toISOString().slice(0, 10))) / 86_400_000);

/** What remains until a day without a time: "today", "tomorrow", "in 5 days", "4 days overdue". */
export function untilDayOf(day: string, now: Date): string {
  const days = daysUntil(day, now);
  if (days < 0) return `${counted(-days, "day")} overdue`;
  return days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
}

/** How long ago a day was: "today", "1 day ago", "12 days ago". */
export function sinceDayOf(day: string, now: Date): string {
  const days = -daysUntil(day, now);
  return days <= 0 ? "today" : `${counted(days, "day")} ago`;
}

/** How much of the time from `from` to `to` is over at `now`, 0 to 1; all of it where it has no length. */
export function shareOver(from: Date, to: Date, now: Date): number {
  const whole = to.getTime() - from.getTime();
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - from.getTime()) / whole));
}

type Pieces = Readonly<Partial<Record<"weekday" | "day" | "month" | "year", string>>> & Intl.DateTimeFormatOptions;
const ORDER = ["weekday", "day", "month", "year"] as const;

/** The pieces in our order and without commas, whatever an engine's locale data puts between them. */
function written(at: Date, timeZone: string, pieces: Pieces): string {
  const parts = formatter("en-GB", { ...pieces, timeZone }).formatToParts(at);
  return ORDER.filter((name) => pieces[name] !== undefined)
    .map((name) => spelled(parts, name))
    .join(" ");
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it does, and a page writes dozens of moments. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const kept = formatters.get(key);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat(locale, options);
  // A reader has one zone and a page a handful of forms; whoever sends others must not fill the memory.
  if (formatters.size >= 200) formatters.clear();
  formatters.set(key, made);
  return made;
}

/** One piece of a moment. British English alone writes a month with four letters. */
function spelled(parts: readonly Intl.DateTimeFormatPart[], name: string): string {
  const found = parts.find(({ type }) => type === name)?.value;
  return found === "Sept" ? "Sep" : (found ?? "");
}

function yearUnless(at: Date, now: Date, timeZone: string): { year?: "numeric" } {
  const year = { year: "numeric" } as const;
  return written(at, timeZone, year) === written(now, timeZone, year) ? {} : year;
}

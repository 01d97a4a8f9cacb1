/** One decimal, as points and means are always shown: 73.8. */
export const oneDecimal = (value: number): string => value.toFixed(1);

/** A share as a whole percentage: 63%. */
export const percentage = (share: number): string => `${Math.round(share * 100)}%`;

/** A hash as people compare it: `9f3a…c21e`. */
export const shortHash = (hex: string): string => `${hex.slice(0, 4)}…${hex.slice(-4)}`;

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

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** "9 Oct 2026", in the given zone. */
export const dayOf = (at: Date, timeZone = "UTC"): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone }).format(at);

/** "Thu 15 Oct, 17:00 CEST": how a deadline is always shown, with its zone. */
export function deadlineOf(at: Date, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
  const day = part({ weekday: "short", day: "numeric", month: "short" }).replace(",", "");
  const zone = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "short" })
    .formatToParts(at)
    .find((piece) => piece.type === "timeZoneName")?.value;
  return `${day}, ${part({ hour: "2-digit", minute: "2-digit" })} ${zone ?? timeZone}`;
}

/** The age of something: "10 min", "3 h", "2 d", then its date. */
export function ageOf(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d`;
  return dayOf(at);
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

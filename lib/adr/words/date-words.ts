import type { ReadDate } from "../document";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

/** A date in a text, and how it was read. */
export type FoundDate = Pick<ReadDate, "date" | "raw" | "certainty">;

type Reader = readonly [RegExp, (parts: readonly string[]) => Omit<FoundDate, "raw"> | null];

const READERS: readonly Reader[] = [
  [/(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/, ([, y, m, d]) => dated(y, m, d, "stated")],
  [/(?<![\d./-])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d/])/, ([, y, m, d]) => dated(y, m, d, "rewritten")],
  [/(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日/, ([, y, m, d]) => dated(y, m, d, "rewritten")],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${MONTH}\\.?,?[ -](\\d{4})(?!\\d)`, "i"),
    ([, d, m, y]) => dated(y, monthOf(m), d, "rewritten"),
  ],
  [
    new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, "i"),
    ([, m, d, y]) => dated(y, monthOf(m), d, "rewritten"),
  ],
  [new RegExp(`\\b${MONTH}\\.?,? (\\d{4})(?!\\d)`, "i"), ([, m, y]) => dated(y, monthOf(m), undefined, "rewritten")],
  // Dots are written day first wherever they are written.
  [/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])/, ([, d, m, y]) => dated(y, m, d, "rewritten")],
  [/(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/-])/, ([, a, b, y]) => slashed(a, b, y)],
  [/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, ([, y, m, d]) => dated(y, m, d, "rewritten")],
  [/(?<![\d-])(\d{4})-(\d{2})(?![\d-])/, ([, y, m]) => dated(y, m, undefined, "stated")],
];

/** The first date of a text, however it is written; null when there is none. Only its first 200 characters are looked at. */
export function findDate(text: string): FoundDate | null {
  const beginning = text.slice(0, 200);
  let first: { readonly at: number; readonly found: FoundDate } | null = null;
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(beginning);
    if (match === null || (first !== null && match.index >= first.at)) continue;
    const found = read(match);
    if (found !== null) first = { at: match.index, found: { ...found, raw: match[0] } };
  }
  return first?.found ?? null;
}

/** 25/06/2019 and 06/25/2019 can be told apart, 07/06/2019 cannot. */
function slashed(first = "", second = "", year = ""): Omit<FoundDate, "raw"> | null {
  const [a, b] = [Number(first), Number(second)];
  const fullYear = year.length === 2 ? `20${year}` : year;
  if (a === b) return dated(fullYear, first, second, "rewritten");
  if (a > 12) return dated(fullYear, second, first, "rewritten");
  if (b > 12) return dated(fullYear, first, second, "rewritten");
  return a < 1 || b < 1 ? null : { date: null, certainty: "ambiguous" };
}

/** Null for a day that does not exist. */
function dated(
  year = "",
  month = "",
  day: string | undefined,
  certainty: FoundDate["certainty"],
): Omit<FoundDate, "raw"> | null {
  const [y, m, d] = [Number(year), Number(month), Number(day ?? "1")];
  const made = new Date(Date.UTC(y, m - 1, d));
  if (y < 1970 || y > 2100 || made.getUTCMonth() !== m - 1 || made.getUTCDate() !== d) return null;
  const date = `${year}-${pad(m)}${day === undefined ? "" : `-${pad(d)}`}`;
  return { date, certainty };
}

const pad = (value: number): string => String(value).padStart(2, "0");

const monthOf = (name = ""): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

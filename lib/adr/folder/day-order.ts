import type { AdrDocument, ReadDate } from "../document";

/**
 * Dates such as 07/06/2019, where every date of the folder that tells its order tells the same one: then they are read in it, as a guess
 * that is said. Else they stay open.
 */
export function withDayOrder(documents: readonly AdrDocument[]): AdrDocument[] {
  const orders = new Set(documents.flatMap(({ dates }) => dates.flatMap((date) => orderOf(date) ?? [])));
  const [order] = orders;
  if (order === undefined || orders.size > 1) return [...documents];
  return documents.map((document) => {
    if (!document.dates.some(({ certainty }) => certainty === "ambiguous")) return document;
    const dates = document.dates.map((date) => inOrder(date, order));
    const first = dates.find((date, at) => date !== document.dates[at]);
    const why = `Every other date of this folder that tells is ${order} first.`;
    const place = { file: document.path, line: 1, column: 1, about: "date" as const, isGuess: true };
    return {
      ...document,
      dates,
      notes: [...document.notes, { ...place, what: `${first?.raw} was read as ${first?.date}.`, why }],
    };
  });
}

type Order = "day" | "month";

const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/;

function orderOf({ raw, certainty }: ReadDate): Order | null {
  const [, a, b] = SLASHED.exec(raw) ?? [];
  if (certainty !== "rewritten" || a === undefined || a === b) return null;
  return Number(a) > 12 ? "day" : "month";
}

function inOrder(date: ReadDate, order: Order): ReadDate {
  const [, a = "", b = "", year = ""] = SLASHED.exec(date.raw) ?? [];
  if (date.certainty !== "ambiguous" || a === "") return date;
  const [day, month] = order === "day" ? [a, b] : [b, a];
  const fullYear = year.length === 2 ? `20${year}` : year;
  return { ...date, date: `${fullYear}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
}

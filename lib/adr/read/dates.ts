import type { DateKind, ReadDate } from "../document";
import type { Outline } from "../outline/outline";
import { findDate } from "../words/date-words";
import { fieldMeaning, type FieldMeaning } from "../words/field-words";
import { understandStatus } from "../words/status-words";
import { stemOf } from "./identity";
import type { Notes } from "./notes";
import { bodyOf, type Part } from "./parts";

const KINDS: Partial<Record<FieldMeaning, DateKind>> = {
  date: "stated",
  created: "created",
  updated: "updated",
  "accepted on": "accepted",
  "proposed on": "proposed",
  "reviewed on": "reviewed",
};

/** The dates that a file states in its metadata, its status and its name, in this order. */
export function datesOf(path: string, outline: Outline, parts: readonly Part[], notes: Notes): ReadDate[] {
  const dates = [...fromFields(outline, notes), ...fromStatus(outline, parts)];
  if (dates.some(({ date, kind }) => date !== null && kind === "stated")) return dates;
  const named = /^(\d{4}-\d{2}-\d{2}|\d{8})(?!\d)/.exec(stemOf(path))?.[1];
  const found = named === undefined ? null : findDate(named);
  return found === null ? dates : [...dates, { ...found, kind: "created" }];
}

function fromFields(outline: Outline, notes: Notes): ReadDate[] {
  return outline.fields.flatMap((field): ReadDate[] => {
    const meaning = fieldMeaning(field.key);
    const kind = meaning === null ? undefined : KINDS[meaning];
    const written = field.values.join(", ").trim();
    if (kind === undefined || written === "") return [];
    const found = findDate(written);
    if (found === null) {
      // `Approved by: …` and `Proposed: yes` are no dates and were not meant as any.
      if (kind !== "stated" && kind !== "updated" && kind !== "created") return [];
      notes.guess("date", field, "No date was read.", `“${written.slice(0, 60)}” is none.`);
      return [{ kind, date: null, raw: written, certainty: "unreadable" }];
    }
    if (found.certainty === "ambiguous") {
      const why = "It can be day first or month first.";
      notes.guess("date", field, `${found.raw} was left open.`, why);
    }
    return [{ ...found, kind }];
  });
}

/** Dates that stand beside a status: `Accepted (2023-10-02)`, `Approved by vote on 4/28/22`, a log. */
function fromStatus(outline: Outline, parts: readonly Part[]): ReadDate[] {
  const texts = [
    ...outline.fields.filter(({ key }) => fieldMeaning(key) === "status").flatMap(({ values }) => values),
    ...parts
      .filter(({ meaning }) => meaning === "status")
      .flatMap((part) => bodyOf(outline, part).slice(0, 2_000).split("\n")),
  ];
  return texts.slice(0, 20).flatMap((text): ReadDate[] => {
    const found = findDate(text);
    if (found === null) return [];
    return [{ ...found, kind: kindOf(text) }];
  });
}

function kindOf(text: string): DateKind {
  const { state } = understandStatus(text);
  if (state === "proposed" || state === "accepted" || state === "rejected") return state;
  return state === null || state === "draft" ? "stated" : "ended";
}

import type { Place, ReadStatus } from "../document";
import type { Outline } from "../outline/outline";
import { fieldMeaning } from "../words/field-words";
import { understandStatus, undecorated } from "../words/status-words";
import type { Notes } from "./notes";
import { bodyOf, type Part } from "./parts";

/** A status that somewhere in the file is stated. */
interface Statement extends ReadStatus, Place {
  readonly where: string;
  readonly word: string;
}

const NOTHING: ReadStatus = { state: null, raw: null, reading: "none" };

/**
 * Which status the file states: in front matter, a pair, a table, a section, or as a tag of its own. The first of these counts; one that
 * says another state is noted.
 */
export function statusOf(outline: Outline, parts: readonly Part[], notes: Notes): ReadStatus {
  const stated = [...fromFields(outline), ...fromSections(outline, parts)];
  const statements = stated.length > 0 ? stated : fromTags(outline);
  const chosen = statements.find(({ state }) => state !== null) ?? statements[0];
  if (chosen === undefined) return NOTHING;
  const { state, raw, reading } = chosen;
  if (state === null) {
    const why = isUnknownWord(chosen.word) ? `“${chosen.word}” is none of the words known for a status.` : unedited;
    notes.guess("status", chosen, "No state was read; the words are kept.", why);
  } else if (reading === "guessed") {
    notes.guess("status", chosen, `It is taken as ${state}.`, `“${brief(raw)}” only comes near it.`);
  } else if (reading === "mapped") {
    notes.say("status", chosen, `It is taken as ${state}.`, `“${brief(raw)}” is another word for it.`);
  }
  const other = statements.find((one) => one.state !== null && one.state !== state);
  if (other !== undefined && state !== null) {
    const why = `${chosen.where} says ${state}, ${other.where} says ${other.state}.`;
    notes.guess("status", other, `It is taken as ${state}.`, why);
  }
  return { state, raw, reading: state === null ? "none" : reading };
}

const unedited = "It lists every choice, as a template does.";

const isUnknownWord = (word: string): boolean => word !== "" && !/[|/、]|, .*, /.test(word);

const brief = (raw: string | null): string => {
  const text = (raw ?? "").replace(/\s+/g, " ").trim();
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

function fromFields(outline: Outline): Statement[] {
  return outline.fields.flatMap((field): Statement[] => {
    if (fieldMeaning(field.key) !== "status" || field.raw === "") return [];
    const raw = field.raw.replace(/^["']|["']$/g, "").trim();
    const understood = understandStatus(field.values.join(" "));
    const where = field.source === "front matter" ? "front matter" : `the ${field.source} “${field.key}”`;
    return [{ ...understood, raw, where, line: field.line, column: field.column }];
  });
}

function fromTags(outline: Outline): Statement[] {
  return outline.fields.flatMap((field): Statement[] => {
    if (fieldMeaning(field.key) !== "tags") return [];
    return field.values.flatMap((value): Statement[] => {
      const understood = understandStatus(value);
      if (understood.state === null || understood.reading === "guessed" || undecorated(value) !== understood.word)
        return [];
      return [{ ...understood, raw: value, where: "a tag", line: field.line, column: field.column }];
    });
  });
}

function fromSections(outline: Outline, parts: readonly Part[]): Statement[] {
  return parts.flatMap((part): Statement[] => {
    if (part.meaning !== "status" || part.heading === null) return [];
    const lines = linesOf(bodyOf(outline, part));
    const place = { line: part.heading.line + 1, column: 1 };
    const read = lines.map(({ text }) => ({ ...understandStatus(text), raw: text }));
    // A log of dated lines: the last is how it stands.
    const dated = read.filter((one, at) => one.state !== null && lines[at]?.isDated === true);
    const chosen = dated.length > 1 || (dated.length === 1 && read[0]?.state === null) ? dated.at(-1) : undefined;
    const first = chosen ?? read.find(({ state }) => state !== null) ?? read[0];
    return first === undefined ? [] : [{ ...first, ...place, where: "the section" }];
  });
}

/** The first lines that say something. */
function linesOf(body: string): { text: string; isDated: boolean }[] {
  return body
    .slice(0, 2_000)
    .replace(/<!--.*?(?:-->|$)/gs, "")
    .split(/\r?\n/)
    .map((line) => line.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, "").trim())
    .filter((line) => line !== "" && !/^(?:```|~~~|\.\. |\|?[-|: ]+\|?$)/.test(line))
    .slice(0, 12)
    .map((text) => ({ text, isDated: /^\W*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text) }));
}

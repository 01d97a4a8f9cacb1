import type { Outline, OutlineField, OutlineHeading } from "../outline/outline";
import { fieldMeaning } from "../words/field-words";
import type { Notes } from "./notes";

export interface Identity {
  readonly title: string;
  readonly number: number | null;
  readonly aliases: readonly string[];
}

/** How a record is called: `# 7. Title`, `# ADR-7: Title`, `# 7 - Title`, front matter, its file's name. */
export function identityOf(path: string, outline: Outline, heading: OutlineHeading | null, notes: Notes): Identity {
  const stem = stemOf(path);
  const meta = outline.fields.filter(({ source }) => source === "front matter" || source === "attribute");
  const stated = valueOf(meta, "title");
  const written = stated ?? heading?.text ?? "";
  const numbered = numberedTitle(written);
  const fromMeta = numberOf(valueOf(meta, "number") ?? "");
  const fromFile = numberInName(stem);
  const title = numbered.title !== "" ? numbered.title : titleOfName(stem);
  if (written === "") {
    notes.guess("title", { line: 1, column: 1 }, `“${title}” is taken from the file’s name.`, "The text has no title.");
  }
  const numbers = [numbered.number, fromMeta, fromFile].filter((number) => number !== null);
  // Titles are copied from one record to the next; two files of a folder cannot have one name.
  const number = fromFile ?? numbers[0] ?? null;
  const other = numbers.find((one) => one !== number);
  if (other !== undefined) {
    const why = `Its title, metadata and file name do not agree: ${number} and ${other}.`;
    notes.guess("number", heading ?? { line: 1, column: 1 }, `It is taken as number ${number}.`, why);
  }
  const others = meta.filter(({ key }) => fieldMeaning(key) === "alias").flatMap(({ values }) => values);
  const names = [stem, numbered.label, ...numbers.map((one) => `ADR-${one}`), ...others];
  return { title, number, aliases: [...new Set(names.filter((name) => name !== ""))].slice(0, 20) };
}

/** A file's name without folders and ending. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

function valueOf(fields: readonly OutlineField[], meaning: "title" | "number"): string | undefined {
  return fields.find(({ key }) => fieldMeaning(key) === meaning)?.values[0]?.trim();
}

/** A title with the number in front of it taken off. */
function numberedTitle(written: string): { title: string; number: number | null; label: string } {
  const text = written.replace(/\s+/g, " ").trim();
  const labelled = /^\[?((?:ADR|RFC|EIP|DR|PDR)[ _#:-]{0,3}(\d{1,6}))\]?[ ]?[.:)–—-]*[ ]*(.*)$/isu.exec(text);
  if (labelled !== null) return withTitle(labelled[3], labelled[2], labelled[1], text);
  const plain = /^#?(\d{1,5})(?:[ ]?[.:)][ ]*|[ ]+[–—-][ ]+|[ ]*[–—-][ ]+)(\S.*)$/u.exec(text);
  if (plain !== null) return withTitle(plain[2], plain[1], "", text);
  return { title: text, number: null, label: "" };
}

function withTitle(title = "", digits = "", label = "", whole: string) {
  return { title: title === "" ? whole : title, number: numberOf(digits), label: label.replace(/\s+/g, "-") };
}

function numberOf(written: string): number | null {
  const digits = /^(?:adr|rfc|eip)?[ -]?0*(\d{1,6})$/i.exec(written.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** `0007-slug`, `ADR013-slug`, `2021-06-11_007-slug`; a date, a month or a year is no number. */
function numberInName(stem: string): number | null {
  const withoutDate = stem.replace(/^\d{4}-\d{2}(?:-\d{2})?(?!\d)[_-]?|^\d{8}[_-]|^(?:19|20)\d{2}[_-]/, "");
  const digits = /^(?:adr|rfc|eip)?[ _-]?(\d{1,5})(?![\d])/i.exec(withoutDate)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** `0007-use-apache-kafka` as `Use apache kafka`. */
function titleOfName(stem: string): string {
  const words = stem
    .replace(/^\d{4}-\d{2}-\d{2}[_-]?/, "")
    .replace(/^(?:adr)?[ _-]?\d+[ _-]+/i, "")
    .replace(/[_-]+/g, " ")
    .trim();
  const text = words === "" ? stem : words;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

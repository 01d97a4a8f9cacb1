import type { AdrDocument, AdrFormat, ReadNote } from "../document";
import { outlineAsciidoc } from "../outline/asciidoc";
import { outlineMarkdown } from "../outline/markdown";
import type { Outline } from "../outline/outline";
import { outlineRst } from "../outline/rst";
import { fieldMeaning } from "../words/field-words";
import { decodeText } from "./bytes";
import { datesOf } from "./dates";
import { identityOf, stemOf } from "./identity";
import { attachmentsOf, linksOf } from "./links";
import { Notes } from "./notes";
import { optionsOf } from "./options";
import { partsOf, sectionsOf, type Parts } from "./parts";
import { peopleOf } from "./people";
import { statusOf } from "./status";

/** A file as it lies in its folder. */
export interface AdrFile {
  /** With slashes, relative to the folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A text longer than this is kept whole, and not taken apart. In characters. */
const LONGEST_TEXT = 1_000_000;

/**
 * Reads one file of any dialect. Never throws: what is no record in a known shape is kept as a text with a title. The bytes are the
 * caller's to keep; they are not changed.
 */
export function readAdr({ path, bytes }: AdrFile): AdrDocument {
  const notes = new Notes(path);
  const decoded = decodeText(bytes);
  const top = { line: 1, column: 1 };
  if (decoded === null) return keptAsText(path, "", notes, "It is no text.");
  if (decoded.doubt !== null) notes.guess("encoding", top, decoded.doubt.what, decoded.doubt.why);
  const { text } = decoded;
  if (text.length > LONGEST_TEXT)
    return keptAsText(path, text, notes, `It is longer than ${LONGEST_TEXT.toLocaleString("en")} characters.`);
  const outline = outlineOf(path, text);
  for (const { what, why, ...place } of outline.troubles) notes.guess("front matter", place, what, why);
  const parts = partsOf(outline);
  const identity = identityOf(path, outline, parts.title, notes);
  const status = statusOf(outline, parts.parts, notes);
  const format = formatOf(path, outline, parts);
  const dates = datesOf(path, outline, parts.parts, notes);
  const said = notes.all();
  return {
    path,
    format,
    outcome: format === "text" ? "kept as text" : outcomeOf(said),
    ...identity,
    status,
    dates,
    people: peopleOf(outline),
    sections: sectionsOf(outline, parts),
    ...optionsOf(outline, parts.parts),
    links: linksOf(outline, parts.parts, identity.number),
    tags: wordsOf(outline, "tags"),
    appliesTo: wordsOf(outline, "applies to"),
    attachments: attachmentsOf(outline),
    notes: said,
  };
}

const outcomeOf = (notes: readonly ReadNote[]) =>
  notes.some(({ isGuess }) => isGuess) ? ("read with guesses" as const) : ("read" as const);

function outlineOf(path: string, text: string): Outline {
  if (/\.(?:adoc|asciidoc|asc)$/i.test(path)) return outlineAsciidoc(text);
  if (/\.(?:rst|rest)$/i.test(path)) return outlineRst(text);
  return outlineMarkdown(text);
}

/** Which dialect a text is written in, by what only that dialect has. */
function formatOf(path: string, outline: Outline, { parts }: Parts): AdrFormat {
  if (outline.markup !== "markdown") return outline.markup;
  const headings = new Set(outline.headings.map(({ text }) => text.toLowerCase()));
  const sources = new Set(outline.fields.filter(({ key }) => fieldMeaning(key) !== null).map(({ source }) => source));
  const isMadr =
    headings.has("context and problem statement") ||
    headings.has("considered options") ||
    headings.has("decision outcome");
  if (/^\d{8}-/.test(stemOf(path)) && (isMadr || sources.has("bullet"))) return "log4brains";
  if (isMadr) return "madr";
  if (parts.some(({ meaning }) => meaning === "status")) return "nygard";
  if (sources.has("table")) return "table";
  if (sources.has("front matter")) return "front matter";
  const meanings = new Set(parts.map(({ meaning }) => meaning));
  if (meanings.has("context") && meanings.has("outcome")) return "nygard";
  return sources.has("bullet") || sources.has("line") ? "madr" : "text";
}

function wordsOf({ fields }: Outline, meaning: "tags" | "applies to"): string[] {
  const values = fields.filter(({ key }) => fieldMeaning(key) === meaning).flatMap(({ values }) => values);
  const words = values.flatMap((value) => value.split(/[,;]/)).map((word) => word.replace(/[*_`[\]]/g, "").trim());
  return [...new Set(words.filter((word) => word !== "" && word.length <= 80))].slice(0, 50);
}

function keptAsText(path: string, text: string, notes: Notes, why: string): AdrDocument {
  const place = { line: 1, column: 1 };
  notes.guess("text", place, "It is kept as it is, and was not taken apart.", why);
  const outline: Outline = {
    markup: "markdown",
    source: "",
    start: 0,
    headings: [],
    fields: [],
    links: [],
    items: [],
    troubles: [],
  };
  return {
    path,
    format: "text",
    outcome: "kept as text",
    ...identityOf(path, outline, null, notes),
    status: { state: null, raw: null, reading: "none" },
    dates: [],
    people: { decisionMakers: [], consulted: [], informed: [], authors: [] },
    sections: text === "" ? [] : [{ heading: null, kind: "more", level: 1, body: text, ...place }],
    options: [],
    chosenOption: null,
    links: [],
    tags: [],
    appliesTo: [],
    attachments: [],
    notes: notes.all(),
  };
}

import type { SectionKind } from "@/db/enums";
import type { AdrDocument, ReadSection } from "@/lib/adr/document";
import { withoutComments } from "@/lib/adr/markup/comments";
import { markdownBodies } from "@/lib/adr/markup/section-markdown";
import { openingText } from "@/lib/adr/read/parts";
import { sectionMeaning } from "@/lib/adr/words/section-words";
import { undecorated, understandStatus } from "@/lib/adr/words/status-words";
import { SECTION_LIMIT } from "@/lib/decisions/input";

type RecordSections = Partial<Record<SectionKind, string>>;

/**
 * Puts a file's sections into those of a record, in their order. A second section of a kind keeps its heading, and so does every one whose
 * heading is not known; nothing is dropped but lists of metadata that were read. What is longer than a section can be ends with a line that
 * says where the rest is.
 */
export function recordSectionsOf(document: AdrDocument): RecordSections {
  const blocks = new Map<SectionKind, string[]>();
  const bodies = markdownBodies(document);
  for (const [at, section] of document.sections.entries()) {
    const kind = kindOf(section, document);
    const body = section.heading === null ? openingText(bodies[at] ?? "") : (bodies[at] ?? "");
    if (kind === null || body === "") continue;
    const before = blocks.get(kind);
    const isPlain = before === undefined && section.kind !== null && section.heading !== null;
    const text = isPlain || section.heading === null ? body : `### ${section.heading}\n\n${body}`;
    if (before === undefined) blocks.set(kind, [text]);
    else before.push(text);
  }
  const sections: RecordSections = {};
  for (const [kind, texts] of blocks) {
    const whole = texts.join("\n\n");
    sections[kind] = whole.length > SECTION_LIMIT ? shortened(whole) : whole;
  }
  return sections;
}

const REST = "\n\n*The rest is in the imported file.*";

/** At a line's end, below the limit. */
function shortened(text: string): string {
  const most = SECTION_LIMIT - REST.length;
  const end = text.lastIndexOf("\n", most);
  return text.slice(0, end > most / 2 ? end : most) + REST;
}

function kindOf({ heading, kind, body }: ReadSection, document: AdrDocument): SectionKind | null {
  if (kind !== null) return kind;
  if (heading === null) return openingText(body) === "" ? null : firstKind(document);
  if (sectionMeaning(heading) === "status") return saysMoreThanStatus(body) ? "more" : null;
  return "more";
}

/** Whether a status section has words that are neither a status nor a link to another record. */
function saysMoreThanStatus(body: string): boolean {
  return withoutComments(body)
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^[\s>*-]{0,100}[\w *]{2,30}\[[^\]]*\]\([^)]*\)\W*$/.test(line))
    .some((line) => {
      const { state, word } = understandStatus(line);
      return state === null || undecorated(line) !== word;
    });
}

/** Text above the first heading introduces the record: it belongs to its beginning. */
const firstKind = ({ sections }: AdrDocument): SectionKind =>
  sections.some(({ kind }) => kind === "context") || sections.length > 1 ? "context" : "more";

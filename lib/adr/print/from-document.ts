import type { AdrDocument, ReadLink } from "../document";
import { markdownBodies } from "../markup/section-markdown";
import { openingText } from "../read/parts";
import { sectionMeaning } from "../words/section-words";
import { relationName, type AdrRecord, type RecordLink, type RecordSection } from "./record";

/**
 * A record that was read, ready to be printed in any format: its text with what is metadata left out of it, because printers write that
 * anew. What is not known of a status is a draft.
 */
export function recordOf(document: AdrDocument): AdrRecord {
  const { title, number, status, people, tags, appliesTo } = document;
  const kept = keptSections(document);
  const links = document.links.filter((link) => link.isStated && !isWithin(link, document, kept)).flatMap(asLink);
  return {
    number,
    title,
    status: status.state ?? "draft",
    supersededBy: links.flatMap(({ type, number }) => (type === "superseded by" ? (number ?? []) : [])),
    date: document.dates.find(({ date }) => date !== null)?.date ?? "",
    decisionMakers: people.decisionMakers.length > 0 ? people.decisionMakers : people.authors,
    consulted: people.consulted,
    informed: people.informed,
    tags,
    appliesTo,
    sections: kept.map(({ kind, heading, body }): RecordSection => ({ kind, heading, body })),
    links,
  };
}

interface KeptSection extends RecordSection {
  /** Among the document's sections. */
  readonly at: number;
}

function keptSections(document: AdrDocument): KeptSection[] {
  const bodies = markdownBodies(document);
  return document.sections.flatMap(({ heading, kind, body }, at): KeptSection[] => {
    const text = bodies[at] ?? body;
    if (heading !== null) return sectionMeaning(heading) === "status" ? [] : [{ at, heading, kind, body: text }];
    if (openingText(body) === "") return [];
    return [{ at, heading, kind: null, body: openingText(text) }];
  });
}

/** Whether a link stands in a text that is printed, and so is printed with it. */
function isWithin({ line }: ReadLink, { sections }: AdrDocument, kept: readonly KeptSection[]): boolean {
  const at = sections.findLastIndex((section) => section.line <= line);
  return kept.some((section) => section.at === at);
}

function asLink({ type, isPartial, target, label }: ReadLink): RecordLink[] {
  const digits = /(?:^|[/ _#-]|ADR)0*(\d{1,5})(?!\d)/i.exec(label) ?? /(?:^|\/|ADR-?)0*(\d{1,5})(?!\d)/i.exec(target);
  const isFile = /\.\w{1,10}(?:[?#].*)?$/.test(target);
  if (digits?.[1] === undefined && !isFile) return [];
  const title = label.replace(/^(?:ADR)?[ _#-]*\d{1,5}(?!\d)[.:\s–-]*/i, "").trim();
  return [
    {
      relation: relationName(type, isPartial),
      type,
      number: digits?.[1] === undefined ? null : Number(digits[1]),
      title: title === "" ? label : title,
      ...(isFile && { fileName: target }),
    },
  ];
}

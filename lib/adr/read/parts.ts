import type { SectionKind } from "@/db/enums";
import type { ReadSection } from "../document";
import type { Outline, OutlineHeading } from "../outline/outline";
import { trimBlock } from "../text/markdown-text";
import { isFieldWord } from "../words/field-words";
import { sectionMeaning, type SectionMeaning } from "../words/section-words";

/** A part of the text under a heading that counts for itself. */
export interface Part {
  /** Null for text before the first heading. */
  readonly heading: OutlineHeading | null;
  readonly meaning: SectionMeaning | null;
  /** Where its text begins and ends in the source. */
  readonly start: number;
  readonly end: number;
}

/** A text taken apart at its headings. */
export interface Parts {
  /** The heading that is the title; null when the title stands elsewhere. */
  readonly title: OutlineHeading | null;
  readonly parts: readonly Part[];
}

/**
 * Takes a text apart at the headings of its highest level below the title, and at deeper ones that mean something else than what they stand
 * under, as `### Consequences` under `## Decision Outcome`. All other headings stay in the text of their part.
 */
export function partsOf(outline: Outline): Parts {
  const hasTitle = outline.fields.some(({ key, source }) => source === "front matter" && /^title$/i.test(key));
  const [first, ...others] = outline.headings;
  const isTitle = first !== undefined && (!hasTitle || (first.level === 1 && others.every(({ level }) => level > 1)));
  // No record is called "Status"; one may be called as another section is, where no other heading stands beside it.
  const isSection =
    /^status$/i.test(first?.text.trim() ?? "") ||
    (sectionMeaning(first?.text ?? "") !== null && others.some(({ level }) => level === first?.level));
  const title = isTitle && !isSection ? first : null;
  const rest = title === null ? outline.headings : others;
  const base = Math.min(...rest.map(({ level }) => level));
  const parts: Part[] = [];
  let start = title?.end ?? outline.start;
  let current: { heading: OutlineHeading | null; meaning: SectionMeaning | null } = { heading: null, meaning: null };
  let top: SectionMeaning | null = null;
  for (const heading of rest) {
    const meaning = sectionMeaning(heading.text);
    const isDeep = heading.level > base;
    const isOwn =
      meaning !== null && meaning !== "status" && heading.level <= base + 1 && top !== "options" && meaning !== top;
    if (isDeep && !isOwn) continue;
    parts.push({ ...current, start, end: heading.start });
    current = { heading, meaning };
    if (!isDeep) top = meaning;
    start = heading.end;
  }
  parts.push({ ...current, start, end: outline.source.length });
  return { title, parts: parts.filter((part) => part.heading !== null || bodyOf(outline, part) !== "") };
}

/** The text of a part, without blank lines around it. */
export function bodyOf({ source }: Outline, { start, end }: Part): string {
  return trimBlock(source.slice(start, Math.max(start, end)));
}

/** The parts as a record's sections; what is metadata has a kind of its own or none. */
export function sectionsOf(outline: Outline, { parts }: Parts): ReadSection[] {
  return parts.map((part) => ({
    heading: part.heading?.text ?? null,
    kind: kindOf(part.meaning),
    level: part.heading?.level ?? 1,
    body: bodyOf(outline, part),
    line: part.heading?.line ?? 1,
    column: part.heading?.column ?? 1,
  }));
}

function kindOf(meaning: SectionMeaning | null): SectionKind | null {
  if (meaning === "links") return "more";
  return meaning === "status" ? null : meaning;
}

/**
 * Text above the first heading without the pairs that were read as metadata; empty when nothing but pairs, tables and rules stood there.
 */
export function openingText(body: string): string {
  const withoutFields = body.replace(/^:[\w -]{1,40}:.*(?:\n[ \t]+\S.*)*/gm, "");
  const hasMetadataTable = withoutFields
    .split("\n")
    .some((line) => isFieldWord(/^\s*\|([^|]{1,60})\|/.exec(line)?.[1] ?? ""));
  const lines = withoutFields.split("\n").filter((line) => !isFieldWord(PAIR.exec(line)?.[1] ?? ""));
  const rest = hasMetadataTable ? lines.filter((line) => !/^\s*\|/.test(line)) : lines;
  return rest.every((line) => /^\s*(?:$|[-=*_]{3,}\s*$|v\d|\/\/)/.test(line)) ? "" : trimBlock(rest.join("\n"));
}

/** `* Status: accepted`, `**Date**: …`, `日期: …` */
const PAIR = /^[ \t>]*(?:[-*+][ \t]+)?[*_]{0,3}([\p{L}][\p{L} /-]{0,40}?)[*_]{0,3}[ \t]{0,60}[:：]/u;

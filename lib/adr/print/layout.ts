import type { SectionKind } from "@/db/enums";
import { escapeInline, fitSection } from "../text/markdown-text";
import type { AdrRecord, RecordSection } from "./record";

/** Where sections are printed. A kind may have several places; each takes those with its own heading, the first the rest. */
export interface LayoutSection {
  readonly kind: SectionKind;
  readonly heading: string;
  readonly level: 2 | 3;
  /** Printed even when nothing is written below. */
  readonly mandatory: boolean;
  /** The level of the highest heading in its text. */
  readonly bodyLevel: number;
}

/**
 * The blocks of a record's sections, in the order of a layout, then those that are none of its kinds under headings of their
 * own; text before the first heading is `printOpening`'s. `appended` comes after the text of its kind. No text is
 * left out; bodies keep theirs, only headings that would break out of their section move down.
 */
export function printSections(
  { sections }: AdrRecord,
  layout: readonly LayoutSection[],
  appended: Partial<Record<SectionKind, string>> = {},
): string[] {
  const placed = sections.map((section) => ({ section, place: placeOf(section, layout) }));
  const blocks: string[] = [];
  for (const place of layout) {
    const own = placed.flatMap((one) => (one.place === place ? [one.section] : []));
    const isFirst = layout.find(({ kind }) => kind === place.kind) === place;
    const end = isFirst ? (appended[place.kind] ?? "") : "";
    const parts = [...bodiesOf(own, place), end].filter(Boolean);
    if (place.mandatory || parts.length > 0) blocks.push(`${"#".repeat(place.level)} ${place.heading}`, ...parts);
  }
  for (const { kind, heading, body } of sections)
    if (kind === null && heading) blocks.push(`## ${escapeInline(heading)}`, fitSection(body, 3));
  return blocks.filter(Boolean);
}

/** Text that stands before the first heading. */
export function printOpening({ sections }: AdrRecord): string[] {
  return sections
    .flatMap(({ kind, heading, body }) => (kind === null && !heading ? [fitSection(body, 3)] : []))
    .filter(Boolean);
}

/** The place with a section's own heading, else the first of its kind; undefined for what is none of the kinds. */
function placeOf({ kind, heading }: RecordSection, layout: readonly LayoutSection[]): LayoutSection | undefined {
  const places = layout.filter((place) => place.kind === kind);
  return places.find((place) => isSame(place.heading, heading)) ?? places[0];
}

/** The texts of a place; where there are several, each keeps its own heading. */
function bodiesOf(sections: readonly RecordSection[], { heading: usual, bodyLevel }: LayoutSection): string[] {
  return sections.flatMap(({ heading, body }) => {
    if (sections.length === 1 || !heading || isSame(usual, heading)) return [fitSection(body, bodyLevel)];
    return [`${"#".repeat(bodyLevel)} ${escapeInline(heading)}`, fitSection(body, bodyLevel + 1)];
  });
}

const isSame = (usual: string, heading: string | null | undefined) =>
  heading?.trim().toLowerCase() === usual.toLowerCase();

import { escapeInline } from "../text/markdown-text";
import { printOpening, printSections, type LayoutSection } from "./layout";
import { madrStatus, printMadrLink } from "./madr4";
import { metadataLines } from "./metadata";
import type { AdrRecord } from "./record";

/** The headings of MADR 4's minimal variant, and after them those of the full one for what does not fit. */
const LAYOUT: readonly LayoutSection[] = [
  { kind: "context", heading: "Context and Problem Statement", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "options", heading: "Considered Options", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "outcome", heading: "Decision Outcome", level: 2, mandatory: true, bodyLevel: 4 },
  { kind: "consequences", heading: "Consequences", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "confirmation", heading: "Confirmation", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "drivers", heading: "Decision Drivers", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "options", heading: "Pros and Cons of the Options", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "more", heading: "More Information", level: 2, mandatory: false, bodyLevel: 3 },
];

/**
 * Prints a decision in the minimal variant of MADR 4: no front matter, then context, options and outcome. What does not fit
 * stands under further headings, the status, the date and people last, so that no text is lost.
 */
export function printMadr4Minimal(record: AdrRecord): string {
  const links = (record.links ?? []).map(printMadrLink).join("\n");
  const status = ["## Status", escapeInline(madrStatus(record)), ...metadataLines(record)];
  const sections = [...printOpening(record), ...printSections(record, LAYOUT, { more: links })];
  return `${[`# ${escapeInline(record.title)}`, ...sections, ...status].join("\n\n")}\n`;
}

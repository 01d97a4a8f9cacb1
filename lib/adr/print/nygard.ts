import { escapeInline } from "../text/markdown-text";
import { numberedFileName, padded } from "./file-name";
import { printOpening, printSections, type LayoutSection } from "./layout";
import { metadataLines } from "./metadata";
import { successorsOf, type AdrRecord, type RecordLink } from "./record";

/** The headings of Nygard's template, and after them those for what it has no place for. */
const LAYOUT: readonly LayoutSection[] = [
  { kind: "context", heading: "Context", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "outcome", heading: "Decision", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "consequences", heading: "Consequences", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "drivers", heading: "Decision Drivers", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "options", heading: "Options Considered", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "confirmation", heading: "Confirmation", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "more", heading: "More Information", level: 2, mandatory: false, bodyLevel: 3 },
];

/**
 * Prints a decision as adr-tools lays it out (https://github.com/npryce/adr-tools): `# 7. Title`, `Date: …`, the status with
 * a line for each link, context, decision, consequences, then what else was written; people and tags, which it has no place
 * for, are lines below the date. `adr list`, `adr generate toc` and
 * `adr generate graph` read a folder of these, under the names of `numberedFileName`.
 */
export function printNygard(record: AdrRecord): string {
  const { number, title } = record;
  const name = number === null || number === undefined ? title : `${number}. ${title}`;
  const head = [`# ${escapeInline(name)}`, ...metadataLines(record), ...printOpening(record)];
  const blocks = [...head, "## Status", ...statusLines(record), ...printSections(record, LAYOUT)];
  return `${blocks.join("\n\n")}\n`;
}

/** The state, unless successors say it, and the links; each a paragraph, as the tools add them. */
function statusLines(record: AdrRecord): string[] {
  const { status, supersededBy = [], links = [] } = record;
  const successors = successorsOf(record);
  const unlinked = supersededBy.filter((number) => successors.every((link) => link.number !== number));
  const isSaid = status === "superseded" && successors.length > 0;
  const others = status === "superseded" ? unlinked.map((number) => `Superseded by ADR-${padded(number)}`) : [];
  const state = status.charAt(0).toUpperCase() + status.slice(1);
  return [...(isSaid || others.length > 0 ? [] : [state]), ...others, ...links.map(linkLine)];
}

function linkLine({ relation, number, title, fileName, lines = [] }: RecordLink): string {
  const on = lines.length === 0 ? "" : ` on ${lines.map(escapeInline).join(", ")}`;
  const target = fileName ?? numberedFileName(number ?? 0, title);
  const name = number === null ? title : `${number}. ${title}`;
  // The tools take the number behind the bracket for the record's, and know no other notation.
  return `${escapeInline(relation)} [${escapeInline(name)}](${target})${on}`;
}

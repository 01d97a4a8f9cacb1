import { stringify } from "yaml";
import { escapeInline } from "../text/markdown-text";
import { numberedFileName, padded } from "./file-name";
import { printOpening, printSections, type LayoutSection } from "./layout";
import type { AdrRecord, RecordLink } from "./record";

/** Headings of MADR 4's full variant, in its order. */
const LAYOUT: readonly LayoutSection[] = [
  { kind: "context", heading: "Context and Problem Statement", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "drivers", heading: "Decision Drivers", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "options", heading: "Considered Options", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "outcome", heading: "Decision Outcome", level: 2, mandatory: true, bodyLevel: 4 },
  { kind: "consequences", heading: "Consequences", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "confirmation", heading: "Confirmation", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "options", heading: "Pros and Cons of the Options", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "more", heading: "More Information", level: 2, mandatory: false, bodyLevel: 3 },
];

/**
 * Prints a decision as a Markdown Any Decision Record, version 4, full variant (https://adr.github.io/madr/). Bodies keep
 * their text; only headings that would break out of their section move down.
 */
export function printMadr4(record: AdrRecord): string {
  const links = (record.links ?? []).map(printMadrLink).join("\n");
  const blocks = [
    `# ${escapeInline(record.title)}`,
    ...printOpening(record),
    ...printSections(record, LAYOUT, { more: links }),
  ];
  return `---\n${frontMatter(record)}---\n\n${blocks.join("\n\n")}\n`;
}

function frontMatter(record: AdrRecord): string {
  const { date, decisionMakers, consulted = [], informed = [], tags = [], appliesTo = [] } = record;
  return stringify(
    {
      status: madrStatus(record),
      ...(date !== "" && { date }),
      "decision-makers": decisionMakers,
      ...(consulted.length > 0 && { consulted }),
      ...(informed.length > 0 && { informed }),
      ...(tags.length > 0 && { tags }),
      ...(appliesTo.length > 0 && { applies_to: appliesTo }),
    },
    { lineWidth: 0 },
  );
}

/** The status as MADR has it, such as `superseded by ADR-0012 and ADR-0104`. */
export function madrStatus({ status, supersededBy = [] }: AdrRecord): string {
  const successors = supersededBy.map((number) => `ADR-${padded(number)}`).join(" and ");
  return status === "superseded" && successors !== "" ? `superseded by ${successors}` : status;
}

/** A link as a list item, such as `* Supersedes [ADR-3: Flask](<0003-flask.md>)`. */
export function printMadrLink({ relation, number, title, fileName, lines = [] }: RecordLink): string {
  const on = lines.length === 0 ? "" : ` on ${lines.map(escapeInline).join(", ")}`;
  const target = fileName ?? numberedFileName(number ?? 0, title);
  const name = number === null ? escapeInline(title) : `ADR-${number}: ${escapeInline(title)}`;
  return `* ${escapeInline(relation)} [${name}](<${target}>)${on}`;
}

import { stringify } from "yaml";
import type { DecisionStatus, SectionKind } from "@/db/enums";
import { escapeInline, fitSection } from "../text/markdown-text";

/** A link from the record to another decision of the same organization, such as `Supersedes`. */
export interface MadrLink {
  readonly relation: string;
  readonly number: number;
  readonly title: string;
  /** The product lines it holds for, where it holds for some of them only. */
  readonly lines?: readonly string[];
}

/** Everything MADR 4 keeps of a decision. */
export interface MadrRecord {
  readonly title: string;
  readonly status: DecisionStatus;
  /** Numbers of the decisions that replaced this one; shown when the status is `superseded`. */
  readonly supersededBy?: readonly number[];
  /** When the decision was last updated, as yyyy-mm-dd. */
  readonly date: string;
  readonly decisionMakers: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  readonly sections: readonly { readonly kind: SectionKind; readonly body: string }[];
  readonly links?: readonly MadrLink[];
}

/** Headings of MADR 4's full variant, in its order. The mandatory ones are printed even when nothing is written below. */
const LAYOUT: readonly { kind: SectionKind; heading: string; level: 2 | 3; mandatory: boolean; bodyLevel: number }[] = [
  { kind: "context", heading: "Context and Problem Statement", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "drivers", heading: "Decision Drivers", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "options", heading: "Considered Options", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "outcome", heading: "Decision Outcome", level: 2, mandatory: true, bodyLevel: 4 },
  { kind: "consequences", heading: "Consequences", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "confirmation", heading: "Confirmation", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "more", heading: "More Information", level: 2, mandatory: false, bodyLevel: 3 },
];

/**
 * Prints a decision as a Markdown Any Decision Record, version 4, full variant (https://adr.github.io/madr/).
 * Bodies keep their text; only headings that would break out of their section move down.
 */
export function printMadr4(record: MadrRecord): string {
  const bodies = new Map(record.sections.map(({ kind, body }) => [kind, body]));
  const links = (record.links ?? []).map(printLink).join("\n");
  const blocks = [`# ${escapeInline(record.title)}`];
  for (const { kind, heading, level, mandatory, bodyLevel } of LAYOUT) {
    const parts = [fitSection(bodies.get(kind) ?? "", bodyLevel), kind === "more" ? links : ""].filter(Boolean);
    if (mandatory || parts.length > 0) blocks.push(`${"#".repeat(level)} ${heading}`, ...parts);
  }
  return `---\n${frontMatter(record)}---\n\n${blocks.join("\n\n")}\n`;
}

/** The file name of a printed decision, such as `0012-django-or-flask.md`. Letters of any script stay. */
export function madrFileName(number: number, title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    if (slug !== "" && slug.length + word.length >= 60) break;
    slug += slug === "" ? word.slice(0, 60) : `-${word}`;
  }
  return `${padded(number)}-${slug || "untitled"}.md`;
}

function frontMatter({ status, supersededBy = [], date, decisionMakers, consulted = [], informed = [] }: MadrRecord) {
  const successors = supersededBy.map((number) => `ADR-${padded(number)}`).join(" and ");
  return stringify(
    {
      status: status === "superseded" && successors !== "" ? `superseded by ${successors}` : status,
      date,
      "decision-makers": decisionMakers,
      ...(consulted.length > 0 && { consulted }),
      ...(informed.length > 0 && { informed }),
    },
    { lineWidth: 0 },
  );
}

function printLink({ relation, number, title, lines = [] }: MadrLink): string {
  const on = lines.length === 0 ? "" : ` on ${lines.map(escapeInline).join(", ")}`;
  return `* ${escapeInline(relation)} [ADR-${number}: ${escapeInline(title)}](<${madrFileName(number, title)}>)${on}`;
}

const padded = (number: number) => String(number).padStart(4, "0");

import { escapeInline } from "../text/markdown-text";
import { datedFileName } from "./file-name";
import { printOpening, printSections, type LayoutSection } from "./layout";
import { metadataLines } from "./metadata";
import { successorsOf, type AdrRecord, type RecordLink } from "./record";

/** The headings of MADR 2, in its order; confirmation has none there and follows the consequences. */
const LAYOUT: readonly LayoutSection[] = [
  { kind: "context", heading: "Context and Problem Statement", level: 2, mandatory: true, bodyLevel: 3 },
  { kind: "drivers", heading: "Decision Drivers", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "options", heading: "Considered Options", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "outcome", heading: "Decision Outcome", level: 2, mandatory: true, bodyLevel: 4 },
  { kind: "consequences", heading: "Consequences", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "consequences", heading: "Positive Consequences", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "consequences", heading: "Negative Consequences", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "confirmation", heading: "Confirmation", level: 3, mandatory: false, bodyLevel: 4 },
  { kind: "options", heading: "Pros and Cons of the Options", level: 2, mandatory: false, bodyLevel: 3 },
  { kind: "more", heading: "Links", level: 2, mandatory: false, bodyLevel: 3 },
];

/**
 * Prints a decision for log4brains (https://github.com/thomvaill/log4brains): status, deciders, date and tags as a list
 * before the first section, the text as MADR 2 has it. A superseded one names its first successor in its status, by its file,
 * which is what log4brains knows records by.
 */
export function printLog4brains(record: AdrRecord): string {
  const links = (record.links ?? []).map(linkLine).join("\n");
  const [successor] = successorsOf(record);
  const status = successor === undefined ? record.status : `superseded by ${linkTo(successor)}`;
  const list = [`Status: ${status}`, ...metadataLines(record)].map((line) => `- ${line}`);
  const sections = [...printOpening(record), ...printSections(record, LAYOUT, { more: links })];
  return `${[`# ${escapeInline(record.title)}`, list.join("\n"), ...sections].join("\n\n")}\n`;
}

/** The names of files for records in their order, such as `20261109-use-kafka.md`; an equal one gets a number at its end. */
export function log4brainsFileNames(records: readonly { readonly date: string; readonly title: string }[]): string[] {
  const taken = new Map<string, number>();
  return records.map(({ date, title }) => {
    const stem = datedFileName(date, title).slice(0, -".md".length);
    for (let count = taken.get(stem) ?? 1; ; count += 1) {
      const name = count === 1 ? stem : `${stem}-${count}`;
      if (count > 1 && taken.has(name)) continue;
      taken.set(stem, count + 1);
      taken.set(name, Math.max(2, taken.get(name) ?? 2));
      return `${name}.md`;
    }
  });
}

function linkLine(link: RecordLink): string {
  const { relation, lines = [] } = link;
  return `- ${escapeInline(relation)} ${linkTo(link)}${lines.length === 0 ? "" : ` on ${lines.map(escapeInline).join(", ")}`}`;
}

/** The file of a record without its ending is its name in log4brains. */
function linkTo({ number, title, fileName }: RecordLink): string {
  return fileName === undefined
    ? `ADR-${number}: ${escapeInline(title)}`
    : `[${fileName.replace(/\.md$/, "")}](${fileName})`;
}

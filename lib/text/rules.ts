/** How a stored text names a member: `@[Full Name](member:<uuid>)`. A backslash keeps what follows it in the name. */
export const MENTION =
  /@\[((?:[^[\]\\\n]|\\.){1,200})\]\(member:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g;

/** The text with each mention as the person's name. */
export function withMentionsNamed(body: string): string {
  return body.replace(MENTION, (_, name: string) => `@${name}`);
}

/** A number of things; there may be more where counting them all would take long. */
export interface Counted {
  readonly count: number;
  readonly isAtLeast: boolean;
}

/** The number as it is shown: "12", or "1,000+" where counting ended there. */
export function countText({ count, isAtLeast }: Counted): string {
  return `${count.toLocaleString("en")}${isAtLeast ? "+" : ""}`;
}

/** The beginning or end of a fenced block of code. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Do two Markdown texts differ in nothing but space that no reader sees: line ends, space at the end of a line that is no hard
 * break, runs of blank lines, blank lines at either end? Inside fenced code every character counts.
 */
export function isSameMarkdown(a: string, b: string): boolean {
  return a === b || withoutUnseenSpace(a) === withoutUnseenSpace(b);
}

function withoutUnseenSpace(text: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  for (const [at, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      kept.push(line);
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = null;
      continue;
    }
    if (mark !== undefined) fence = mark;
    const next = lines[at + 1] ?? "";
    const trimmed = line.trimEnd();
    const isHardBreak = line.endsWith("  ") && trimmed !== "" && next.trim() !== "";
    // A blank line before indented code may be part of it.
    if (trimmed === "" && kept.at(-1) === "" && !/^(?: {4}|\t)/.test(next)) continue;
    kept.push(isHardBreak ? `${trimmed}  ` : trimmed);
  }
  const first = kept.findIndex((line) => line !== "");
  const last = kept.findLastIndex((line) => line !== "");
  return kept.slice(Math.max(first, 0), last + 1).join("\n");
}

/** What a spreadsheet runs when a cell begins with it, also in the wide letters of East Asian keyboards. */
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text as the cell of a spreadsheet: what would be run as a formula gets an apostrophe before it; numbers stay numbers. */
export function spreadsheetCell(text: string): string {
  const plain = text.trim();
  return RUNS.test(plain) && !/^[+-]?\d+(\.\d+)?%?$/.test(plain) ? `'${plain}` : plain;
}

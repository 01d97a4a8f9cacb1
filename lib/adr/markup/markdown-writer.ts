/** Quotes and lists nested deeper than this stand beside what is around them. */
const DEEPEST = 16;

/** Puts Markdown together block by block: blank lines between blocks, none between items, and what holds them to their left. */
export class MarkdownWriter {
  private readonly parts: string[] = [];
  private readonly holders: string[] = [];
  private prefix = "";
  /** Whether a quote was just opened, so that there is nothing to be apart from. */
  private isFresh = true;
  /** The item just written: its prefix, and whether its list is numbered. */
  private last: { readonly prefix: string; readonly isNumbered: boolean } | null = null;

  toString(): string {
    return this.parts.length === 0 ? "" : `${this.parts.join("\n").trimEnd()}\n`;
  }

  /** A block of its own. An empty text writes nothing. */
  block(text: string): void {
    if (text === "") return;
    this.separate();
    this.lines(text, "");
    this.last = null;
  }

  /** A list item; what belongs to it follows between `open` and `close` with an indent as wide as its mark. */
  item(mark: string, text: string): void {
    const { prefix, last } = this;
    const isNumbered = mark !== "-";
    // A list of the other kind, or one that begins with another number than 1, would be taken for more of the text above.
    const goesOn =
      last !== null && (last.prefix === prefix ? last.isNumbered === isNumbered : !isNumbered || mark === "1.");
    if (!goesOn) this.separate();
    this.lines(text, `${mark} `);
    this.last = { prefix, isNumbered };
  }

  /** What follows is held by a list item whose mark and space are `width` columns wide. */
  openItem(width: number): void {
    this.hold(" ".repeat(width));
  }

  openQuote(): void {
    this.separate();
    this.hold("> ");
    this.isFresh = true;
  }

  /** Leaves the item or quote opened last. */
  close(): void {
    if (this.holders.pop() === "> ") this.last = null;
    this.isFresh = false;
    this.prefix = this.holders.slice(0, DEEPEST).join("");
  }

  private hold(prefix: string): void {
    this.holders.push(prefix);
    this.prefix = this.holders.slice(0, DEEPEST).join("");
  }

  private separate(): void {
    if (!this.isFresh) this.parts.push(this.prefix.trimEnd());
  }

  private lines(text: string, mark: string): void {
    this.isFresh = false;
    const inner = this.prefix + " ".repeat(mark.length);
    text
      .split("\n")
      .forEach((line, at) => this.parts.push(`${at === 0 ? this.prefix + mark : inner}${line}`.trimEnd()));
  }
}

/** Code of any text: its fence is longer than every run of backticks in it. */
export function fenced(code: string, language = ""): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].slice(0, 1_000).map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${/^[\w+#.-]{1,40}$/.test(language) ? language : ""}\n${code}\n${fence}`;
}

/** Code within a line. */
export function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, " ");
  if (text.trim() === "") return text;
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const marks = "`".repeat(longest + 1);
  const space = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${marks}${space}${text}${space}${marks}`;
}

/** A link with a label that is Markdown already; an address alone is shown as itself. */
export function markdownLink(target: string, label: string, isImage = false): string {
  const address = target.replace(/[<>\s\\]/g, (mark) => encodeURIComponent(mark));
  if (!isImage && label === target && /^(?:https?|ftp):\/\/[^\s<>]+$/.test(target)) return `<${target}>`;
  const destination = /[()]/.test(address) || address === "" ? `<${address}>` : address;
  return `${isImage ? "!" : ""}[${label}](${destination})`;
}

/** A comment, which readers do not see and writers find again. */
export const markdownComment = (text: string): string => `<!-- ${text.replace(/--+>?/g, "–").trim()} -->`;

/** A table as GitHub draws it. Cells are Markdown on one line; a table without a header gets an empty one. */
export function markdownTable(rows: readonly (readonly string[])[], hasHeader: boolean): string {
  const columns = Math.max(1, ...rows.slice(0, 10_000).map((row) => row.length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, at) => (cells[at] ?? "").replace(/\s+/g, " ").replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  const [head = [], ...body] = hasHeader ? rows : [[], ...rows];
  return [line(head), `|${" --- |".repeat(columns)}`, ...body.map(line)].join("\n");
}

/** Escapes words, so that Markdown shows exactly them. Line ends stay; what begins a line is `escapeLineStarts`'s. */
export function escapeWords(text: string): string {
  if (!/[\\`*[\]<~_]/.test(text)) return text; // most words, at a fraction of the cost
  return text.replace(/[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

/** Escapes what would make a line of a paragraph a heading, list, quote, rule or table, and takes its indent away. */
export function escapeLineStarts(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => {
      const text = line.trim();
      if (/^[A-Za-z]/.test(text)) return text;
      if (/^(?:[-+*>](?=\s|$)|>|#{1,6}(?=\s|$)|[-=|: ]+$)/.test(text)) return `\\${text}`;
      return text.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
    })
    .filter((line) => line !== "")
    .join("\n");
}

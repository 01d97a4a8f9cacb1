import { asciidocBlocks, type AsciidocBlock } from "../markup/asciidoc/blocks";
import { asciidocTable } from "../markup/asciidoc/table";
import { isKnownStyle } from "../markup/asciidoc/lines";
import { Lines } from "../markup/lines";
import { References } from "../markup/references";
import { asciidocInline } from "../markup/asciidoc/inline-markdown";
import {
  escapeLineStarts,
  escapeWords,
  fenced,
  markdownComment,
  markdownTable,
  MarkdownWriter,
} from "../markup/markdown-writer";

/**
 * Turns AsciiDoc, a whole file or the text of a section, into Markdown that reads well: headings, lists, code, tables, links,
 * pictures, admonitions as quotes. No text is lost: attributes become a list, comments comments, what is not understood
 * stays as it was typed. Styles and places to jump to go. Works in time proportional to the text and never throws.
 */
export function asciidocToMarkdown(source: string): string {
  return render(source, new References(ATTRIBUTE));
}

/** Turns sections of a file, in their order, into Markdown as `asciidocToMarkdown`, with the attributes of the whole file. */
export function asciidocRenderer(whole: string): (section: string) => string {
  const attributes = new References(ATTRIBUTE);
  for (const block of asciidocBlocks(new Lines(whole)))
    if (block.kind === "attribute") attributes.set(block.name, block.value);
  return (section) => render(section, attributes);
}

const ATTRIBUTE = /\{([\w-]+)\}/g;

function render(source: string, attributes: References): string {
  const renderer = new Renderer(new Lines(source), attributes);
  for (const block of asciidocBlocks(renderer.lines)) renderer.add(block);
  return renderer.finish();
}

const ADMONITION = /^(NOTE|TIP|IMPORTANT|WARNING|CAUTION)(?::[ \t]+|$)/;

type Fenced = Extract<AsciidocBlock, { readonly isFenced: boolean }>;

class Renderer {
  private readonly writer = new MarkdownWriter();
  private style = "";
  private said = "";
  /** How far the lists around the present block have counted, by level; the writer holds an item for each. */
  private counts: number[] = [];
  /** How many items the writer holds open in the present frame. */
  private open = 0;
  private readonly frames: {
    readonly isQuote: boolean;
    readonly counts: number[];
    readonly open: number;
    readonly source: string;
  }[] = [];

  constructor(
    readonly lines: Lines,
    private readonly attributes: References,
  ) {}

  finish(): string {
    this.writer.block(this.takeSaid());
    return this.writer.toString();
  }

  add(block: AsciidocBlock): void {
    if (block.kind === "style") {
      // A word of its own names the language of the code below; where something else is said already, it is text.
      if (this.style !== "" && !isKnownStyle(block.text)) this.writer.block(escapeWords(`[${block.text}]`));
      this.style += this.style === "" ? block.text : `,${block.text}`;
      this.said += attributionIn(block.text);
      return;
    }
    const isItem = block.kind === "item";
    if (block.kind !== "close") this.leaveItems(isItem ? block.depth - 1 : block.depth, isItem);
    this.write(block);
    if (block.kind === "caption" || block.kind === "comment") return;
    this.style = "";
    this.writer.block(this.takeSaid());
  }

  private leaveItems(depth: number, keepsCount: boolean): void {
    for (let level = this.open; level > depth; level -= 1) this.writer.close();
    this.open = Math.min(this.open, depth);
    this.counts.length = Math.min(this.counts.length, keepsCount ? depth + 1 : depth);
  }

  private write(block: AsciidocBlock): void {
    const { writer } = this;
    switch (block.kind) {
      case "style":
        return;
      case "heading":
        return this.heading(block);
      case "attribute":
        this.attributes.set(block.name, block.value);
        return writer.item("-", escapeWords([block.name, block.value ?? "unset"].filter(Boolean).join(": ")));
      case "authors":
      case "revision":
        return writer.block(escapeLineStarts(escapeWords(this.lines.text(block.from))));
      case "caption":
        return writer.block(`**${this.inline(block.text)}**`);
      case "comment":
        return writer.block(markdownComment(this.inside(block).replace(/^\/\/ ?/, "")));
      case "item":
        return this.item(block);
      case "verbatim":
      case "passthrough":
        return writer.block(this.code(block));
      case "table":
        return this.table(block);
      case "open":
        return this.enter(block.frame);
      case "close":
        return this.leave();
      case "break":
        return writer.block("---");
      case "front matter":
        return writer.block(fenced(this.lines.join(block.from + 1, block.to - 1), "yaml"));
      case "unclosed":
        if (this.style !== "") writer.block(escapeWords(`[${this.style}]`));
        return this.text(this.lines.join(block.from, block.to));
      case "text":
        return this.text(this.lines.join(block.from, block.to));
    }
  }

  private heading(block: AsciidocBlock & { readonly kind: "heading" }): void {
    const words = this.inline(block.text);
    if (block.isFramed) return this.writer.block(`**${words}**`);
    this.writer.block(`${"#".repeat(block.level)} ${words.replace(/(^| )(#+)$/, "$1\\$2")}`);
  }

  private inline(text: string): string {
    return asciidocInline(this.attributes.replace(text));
  }

  private item(block: AsciidocBlock & { readonly kind: "item" }): void {
    const level = block.depth - 1;
    const first = this.lines.text(block.from).trim();
    const number = Number(/^\d{1,9}/.exec(first)?.[0] ?? (this.counts[level] ?? 0) + 1);
    while (this.counts.length <= level) this.counts.push(0);
    this.counts[level] = number;
    const mark = /^(?:\.+|1\.|<1>)$/.test(block.marker) ? `${number}.` : "-";
    const source = this.lines.source.slice(block.start, Math.max(block.start, this.lines.stop(block.to - 1)));
    const text = this.paragraph(source.replace(/\r\n?/g, "\n"));
    const letter = /^(?:a\.|i\))$/.test(block.marker) ? `${first.split(/\s/, 1)[0] ?? ""} ` : "";
    const term = block.term === null ? "" : `**${this.inline(block.term)}:** `;
    this.writer.item(mark, `${term}${letter}${text}`);
    this.writer.openItem(mark.length + 1);
    this.open = block.depth;
  }

  /** A paragraph's Markdown; lines that are comments go below it. */
  private paragraph(source: string): string {
    const lines = source.split("\n");
    const isComment = (line: string) => /^\/\/(?!\/)/.test(line);
    const words = escapeLineStarts(this.inline(lines.filter((line) => !isComment(line)).join("\n")));
    const comments = lines.filter(isComment).map((line) => markdownComment(line.slice(2)));
    return [words, ...comments].filter(Boolean).join("\n");
  }

  private text(source: string): void {
    const style = this.styleName;
    const admonition = ADMONITION.exec(source);
    if (/^(?:source|listing|literal)$/.test(style) || this.style.startsWith(","))
      return this.writer.block(fenced(source, this.language));
    if (admonition !== null)
      return this.quote(`**${titled(admonition[1] ?? "")}:** ${this.paragraph(source.slice(admonition[0].length))}`);
    if (ADMONITION.test(style.toUpperCase())) return this.quote(`**${titled(style)}:** ${this.paragraph(source)}`);
    if (style === "quote" || style === "verse") {
      const text = this.paragraph(source);
      return this.quote(
        [style === "verse" ? text.replace(/\n/g, "\\\n") : text, this.takeSaid()].filter(Boolean).join("\n\n"),
      );
    }
    if (source.startsWith("> ")) return this.quote(this.paragraph(source.replace(/^> ?/gm, "")));
    this.writer.block(this.paragraph(source));
  }

  private quote(text: string): void {
    this.writer.openQuote();
    this.writer.block(text);
    this.writer.close();
  }

  private get styleName(): string {
    return (/^[A-Za-z][\w-]*/.exec(this.style)?.[0] ?? "").toLowerCase();
  }

  private get language(): string {
    const style = this.styleName;
    const named = /^(?:source)?(?:[%.#][\w%.#-]*)?,\s*([\w+#.-]+)(?!\s*=)/.exec(this.style)?.[1];
    return named ?? (/^(?:source|listing|literal|)$/.test(style) ? "" : style);
  }

  /** Who said what is quoted, once. */
  private takeSaid(): string {
    const { said } = this;
    this.said = "";
    return said && `— ${this.inline(said)}`;
  }

  private code(block: Fenced): string {
    const language = block.info || this.language || (block.kind === "passthrough" ? "html" : "");
    const inside = this.inside(block);
    return fenced(block.isFenced ? inside : inside.replace(/^[ \t]+/gm, (space) => space.slice(1)), language);
  }

  /** The lines of a block without those that fence it. */
  private inside(block: Fenced): string {
    const edge = block.isFenced ? 1 : 0;
    return this.lines.join(block.from + edge, block.to - edge);
  }

  private table(block: Fenced): void {
    const mark = this.lines.text(block.from).charAt(0);
    const { rows, hasHeader } = asciidocTable(this.inside(block), this.style, mark);
    const cells = rows.map((row) => row.map((cell) => this.inline(cell)));
    if (cells.length > 0) this.writer.block(markdownTable(cells, hasHeader));
  }

  private enter(frame: string): void {
    const style = this.styleName;
    const isAdmonition = ADMONITION.test(style.toUpperCase());
    const isQuote = isAdmonition || frame === "sidebar" || frame === "quote";
    this.frames.push({ isQuote, counts: this.counts, open: this.open, source: this.takeSaid() });
    this.counts = [];
    this.open = 0;
    if (isQuote) this.writer.openQuote();
    if (isAdmonition) this.writer.block(`**${titled(style)}**`);
  }

  private leave(): void {
    this.leaveItems(0, false);
    const frame = this.frames.pop();
    if (frame === undefined) return;
    this.writer.block(frame.source);
    if (frame.isQuote) this.writer.close();
    this.counts = frame.counts;
    this.open = frame.open;
  }
}

/** Who said it, from `quote, who, where`. */
function attributionIn(style: string): string {
  if (!/^(?:quote|verse)\s*,/i.test(style)) return "";
  const [, ...who] = style.split(",").map((part) => part.trim().replace(/^"|"$/g, ""));
  return who.filter((part) => part !== "" && !part.includes("=")).join(", ");
}

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

import { Lines } from "../markup/lines";
import { rstBlocks, type RstBlock } from "../markup/rst/blocks";
import { referenceName } from "../markup/rst/inline";
import { Names } from "../markup/rst/names";
import { csvTable, directiveBody, drawnTable, listTable, outdented, type RstTable } from "../markup/rst/table";
import {
  escapeLineStarts,
  fenced,
  markdownComment,
  markdownLink,
  markdownTable,
  MarkdownWriter,
} from "../markup/markdown-writer";
import { rstInline } from "../markup/rst/inline-markdown";

/**
 * Turns reStructuredText, a whole file or the text of a section, into Markdown that reads well: headings, lists, code,
 * tables, links, pictures, notes as quotes. No text is lost: fields become a list, comments comments, directives that are not
 * known code, targets that nothing refers to a list at the end. Options of directives and labels go. Works in time
 * proportional to the text and never throws.
 */
export function rstToMarkdown(source: string): string {
  return rstRenderer(source)(source);
}

/** Turns sections of a file, in their order, into Markdown as `rstToMarkdown`, with the names that the whole file defines. */
export function rstRenderer(whole: string): (section: string) => string {
  const names = new Names();
  for (const block of rstBlocks(new Lines(whole))) names.learn(block);
  return (section) => {
    const renderer = new Renderer(new Lines(section), names);
    for (const block of rstBlocks(renderer.lines)) renderer.add(block);
    return renderer.finish();
  };
}

const TITLES: Readonly<Record<string, string>> = {
  seealso: "See also",
  versionadded: "Version added",
  versionchanged: "Version changed",
};
/** Frames that are shown as what they hold, without a quote. */
const BARE = /^(?:container|compound|only|figure|table|rubric|centered|tab-set|tab-item|grid|card)$/;

class Renderer {
  private readonly writer = new MarkdownWriter();
  /** What the writer holds open, from the outside in. */
  private readonly holders: ("item" | "quote" | "bare" | "term")[] = [];
  private items = 0;
  private readonly counts: number[] = [];
  private readonly leftovers: (RstBlock & { readonly kind: "target" })[] = [];

  constructor(
    readonly lines: Lines,
    private readonly names: Names,
  ) {}

  finish(): string {
    for (const { name, address } of this.leftovers)
      if (!this.names.used.has(referenceName(name)))
        this.writer.item(
          "-",
          `${this.inline(name)}: ${markdownLink(address, /^\w+:\/\//.test(address) ? address : this.inline(address))}`,
        );
    return this.writer.toString();
  }

  add(block: RstBlock): void {
    const isItem = block.kind === "item";
    const depth = isItem ? block.depth - 1 : block.depth;
    while (this.items > depth && this.holders.at(-1) === "item") this.leave();
    this.counts.length = Math.min(this.counts.length, isItem ? depth + 1 : depth);
    this.write(block);
  }

  /** Leaves the innermost of what is open. */
  private leave(): void {
    const holder = this.holders.pop();
    if (holder === "item") this.items -= 1;
    if (holder !== "bare" && holder !== undefined) this.writer.close();
  }

  private write(block: RstBlock): void {
    const { writer } = this;
    switch (block.kind) {
      case "heading": {
        const words = this.inline(block.text).replace(/(^| )(#+)$/, "$1\\$2");
        return writer.block(`${"#".repeat(Math.min(6, block.level))} ${words}`);
      }
      case "field":
        return this.field(block);
      case "target":
        if (block.name !== "" && block.address !== "") this.leftovers.push(block);
        return;
      case "substitution":
        return writer.block(markdownComment(this.source(block).trim()));
      case "footnote":
        return this.footnote(block);
      case "item":
        return this.item(block);
      case "directive":
        return this.directive(block);
      case "open":
        return this.enter(block);
      case "close":
        while (this.holders.at(-1) === "item") this.leave();
        return this.leave();
      case "break":
        return writer.block("---");
      case "comment":
        return writer.block(this.comment(block));
      case "literal":
        return writer.block(fenced(this.bodyOf(block, 0).join("\n")));
      case "table":
        return this.table(drawnTable(this.bodyOf(block, 0)), block);
      case "lines":
        return writer.block(this.lineBlock(block));
      case "term":
        return writer.item("-", `**${this.inline(this.source(block).trim())}**`);
      case "text":
        return writer.block(this.paragraph(this.source(block)));
    }
  }

  private inline(text: string): string {
    return rstInline(text, this.names);
  }

  private source(block: RstBlock): string {
    return this.lines.join(block.from, block.to);
  }

  /** The lines of a block from its `skip`th on, without their common indent. */
  private bodyOf(block: RstBlock, skip: number): string[] {
    const count = Math.max(0, block.to - block.from - skip);
    return outdented(Array.from({ length: count }, (_, at) => this.lines.raw(block.from + skip + at).trimEnd()));
  }

  /** A paragraph's Markdown. The colons that announce literal text are one. */
  private paragraph(source: string): string {
    const text = source.trim() === "::" ? "" : source.replace(/\s::$/, "").replace(/::$/, ":");
    return escapeLineStarts(this.inline(text));
  }

  private textFrom(start: number, block: RstBlock): string {
    return this.lines.source.slice(start, Math.max(start, this.lines.stop(block.to - 1))).replace(/\r\n?/g, "\n");
  }

  private comment(block: RstBlock): string {
    const text = this.source(block)
      .trim()
      .replace(/^\.\.\s*/, "");
    return text === "" ? "" : markdownComment(text);
  }

  private field(block: RstBlock & { readonly kind: "field" }): void {
    const [first = "", ...more] = this.textFrom(block.start, block)
      .split("\n")
      .map((line) => line.trim());
    const isList = [first, ...more].some((line) => /^[*+-] /.test(line));
    const name = `**${this.inline(block.name)}:**`;
    const text = isList ? (/^[*+-] /.test(first) ? "" : first) : [first, ...more].filter(Boolean).join("\n");
    this.writer.item("-", `${name} ${this.inline(text)}`.trim());
    if (!isList) return;
    this.writer.openItem(2);
    for (const line of text === first ? more : [first, ...more])
      if (line !== "") this.writer.item("-", this.inline(line.replace(/^[*+-] /, "")));
    this.writer.close();
  }

  private footnote(block: RstBlock & { readonly kind: "footnote" }): void {
    const label = /^[\w.-]+$/.test(block.label) ? `[^${block.label}]:` : `\\[${this.inline(block.label)}]`;
    const text = this.textFrom(block.start, block)
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .join(" ");
    this.writer.block(`${label} ${this.inline(text)}`);
  }

  private item(block: RstBlock & { readonly kind: "item" }): void {
    const level = block.depth - 1;
    const number = Number(/\d{1,9}/.exec(block.mark)?.[0] ?? (this.counts[level] ?? 0) + 1);
    while (this.counts.length <= level) this.counts.push(0);
    this.counts[level] = number;
    const isNumbered = /\d|#/.test(block.mark);
    const mark = isNumbered ? `${number}.` : "-";
    const letter = isNumbered || /^[*+•‣⁃-]$/.test(block.mark) ? "" : `${block.mark} `;
    this.writer.item(mark, `${letter}${this.paragraph(this.textFrom(block.start, block))}`);
    this.writer.openItem(mark.length + 1);
    this.holders.push("item");
    this.items += 1;
  }

  private enter(block: RstBlock & { readonly kind: "open" }): void {
    const { writer } = this;
    const { name, argument } = block;
    if (name === "term") {
      writer.openItem(2);
      return void this.holders.push("term");
    }
    const isBare = BARE.test(name);
    this.holders.push(isBare ? "bare" : "quote");
    if (!isBare) writer.openQuote();
    if (name === "figure") return writer.block(markdownLink(argument, this.inline(argument), true));
    const words = this.inline(argument);
    if (isBare || /^(?:admonition|topic|sidebar|dropdown)$/.test(name)) return writer.block(words && `**${words}**`);
    if (name === "" || /^(?:epigraph|highlights|pull-quote)$/.test(name)) return writer.block(words);
    const title = `**${TITLES[name] ?? name.charAt(0).toUpperCase() + name.slice(1)}**`;
    writer.block(words === "" ? title : `${title} ${words}`);
  }

  private directive(block: RstBlock & { readonly kind: "directive" }): void {
    const { name, argument } = block;
    const { options, body } = directiveBody(this.bodyOf(block, 1));
    const caption = (text: string) => this.writer.block(text === "" ? "" : `**${this.inline(text)}**`);
    if (/^(?:code-block|code|sourcecode|parsed-literal|math|mermaid|graphviz|uml)$/.test(name)) {
      caption(options.get("caption") ?? "");
      const isMath = name === "math" && argument !== "";
      const language = /^(?:code-block|code|sourcecode|parsed-literal)$/.test(name) ? argument : name;
      return this.writer.block(fenced((isMath ? [argument, ...body] : body).join("\n"), language));
    }
    if (name === "image") {
      const label = options.get("alt");
      return this.writer.block(markdownLink(argument, this.inline(label ?? argument), true));
    }
    if (name === "list-table" || name === "csv-table") {
      caption(argument);
      const headers = Number(options.get("header-rows") ?? 0);
      return this.table(
        name === "list-table" ? listTable(body, headers) : csvTable(body, options.get("header") ?? ""),
        block,
      );
    }
    if (name === "toctree") {
      caption(options.get("caption") ?? "");
      for (const line of body) if (line.trim() !== "") this.writer.item("-", this.inline(line.trim()));
      return;
    }
    this.writer.block(fenced(this.bodyOf(block, 0).join("\n"), "rst"));
  }

  private table(table: RstTable | null, block: RstBlock): void {
    if (table === null) return this.writer.block(fenced(this.bodyOf(block, 0).join("\n")));
    const rows = table.rows.map((row) => row.map((cell) => this.inline(cell)));
    if (rows.length > 0) this.writer.block(markdownTable(rows, table.hasHeader));
  }

  /** Lines that stay lines, each after a bar. */
  private lineBlock(block: RstBlock): string {
    const lines = this.source(block)
      .split("\n")
      .map((line) => line.trim().replace(/^\|[ ]?/, ""));
    return escapeLineStarts(lines.map((line) => this.inline(line)).join("\\\n"));
  }
}

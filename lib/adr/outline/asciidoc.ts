import { asciidocBlocks, type AsciidocBlock } from "../markup/asciidoc/blocks";
import { asciidocMacros } from "../markup/asciidoc/macros";
import { asciidocTable } from "../markup/asciidoc/table";
import { asciidocWords } from "../markup/asciidoc/words";
import { keyValue, tablePairs } from "../markup/key-value";
import { Lines } from "../markup/lines";
import { References } from "../markup/references";
import { readFrontMatter } from "./front-matter";
import type { Outline, OutlineField, OutlineHeading, OutlineItem, OutlineLink } from "./outline";

/**
 * Reads the shape of an AsciiDoc text. Levels are 1 for `=` to 6; fields are attributes wherever they stand, and before the
 * first section bullets (nested ones are several values), lines, rows of tables, the authors (`author`) and the date of the
 * revision (`revision date`), with references to attributes replaced. A block that is never closed ends with its line and
 * is said. Reads in time proportional to the text and never throws.
 */
export function outlineAsciidoc(source: string): Outline {
  const outliner = new Outliner(new Lines(source));
  for (const block of asciidocBlocks(outliner.lines)) outliner.add(block);
  return outliner.outline();
}

/** A field whose values are still gathered. */
type Field = Omit<OutlineField, "values" | "raw"> & { readonly values: string[]; raw: string };

class Outliner {
  private start = 0;
  private readonly headings: OutlineHeading[] = [];
  private readonly fields: Field[] = [];
  private readonly links: OutlineLink[] = [];
  private readonly items: OutlineItem[] = [];
  private readonly troubles: Outline["troubles"][number][] = [];
  private readonly attributes = new References(/\{([\w-]+)\}/g);
  /** How many frames around the present block lie in a list item, and for each whether it does. */
  private readonly frames: boolean[] = [];
  /** The field of the last bullet of the first level, which nested bullets add values to. */
  private open: Field | null = null;
  /** Where the lines for the next block began: a place to jump to belongs to the heading below it. */
  private aside: number | null = null;
  private style = "";

  constructor(readonly lines: Lines) {}

  outline(): Outline {
    const { headings, fields, links, items, troubles, start } = this;
    return { markup: "asciidoc", source: this.lines.source, start, headings, fields, links, items, troubles };
  }

  add(block: AsciidocBlock): void {
    this.read(block);
    const isAside = block.kind === "style" || block.kind === "caption";
    if (!isAside) this.style = "";
    this.aside = isAside ? (this.aside ?? this.lines.start(block.from)) : null;
    if (block.kind !== "item") this.open = null;
  }

  private read(block: AsciidocBlock): void {
    const start = this.lines.start(block.from);
    switch (block.kind) {
      case "front matter":
        return this.frontMatter(block);
      case "heading":
        if (!block.isFramed) this.heading(block, start);
        return this.findLinks(block);
      case "attribute":
        this.attributes.set(block.name, block.value);
        if (block.value !== null) this.field("attribute", block.name, [block.value], start);
        return;
      case "authors":
        return void this.field("attribute", "author", block.names, start);
      case "revision":
        if (block.date !== null) this.field("attribute", "revision date", [block.date], start);
        return;
      case "style":
        this.style += `[${block.text}]`;
        return;
      case "item":
        this.item(block);
        return this.findLinks(block);
      case "table":
        this.table(block, start);
        return this.findLinks(block);
      case "open":
        this.frames.push(block.depth > 0);
        return;
      case "close":
        this.frames.pop();
        return;
      case "unclosed":
        return this.trouble(block);
      case "text":
        this.pairs(block);
        return this.findLinks(block);
      case "caption":
        return this.findLinks(block);
      case "break":
      case "comment":
      case "passthrough":
      case "verbatim":
        return;
    }
  }

  /** YAML above the title, as site generators have it. */
  private frontMatter(block: AsciidocBlock): void {
    const { fields, end, troubles } = readFrontMatter(this.lines.source);
    this.start = end === 0 ? this.lines.start(block.to) : end;
    this.fields.push(...fields.map((field) => ({ ...field, values: [...field.values] })));
    this.troubles.push(...troubles);
  }

  private heading(block: AsciidocBlock & { readonly kind: "heading" }, start: number): void {
    const text = asciidocWords(this.attributes.replace(block.text));
    const { line, column } = { line: block.from + 1, column: 1 };
    this.headings.push({
      level: block.level,
      text,
      start: this.aside ?? start,
      end: this.lines.start(block.to),
      line,
      column,
    });
  }

  /** Before the first heading below the title, where a file says what it is. */
  private get isHead(): boolean {
    return this.headings.length === 0 || (this.headings.length === 1 && this.headings[0]?.level === 1);
  }

  private field(source: OutlineField["source"], key: string, values: readonly string[], offset: number) {
    const replaced = values.map((value) => this.attributes.replace(value));
    const field = { key, values: replaced, raw: replaced.join(", "), source };
    const placed = { ...field, ...this.lines.place(offset) };
    this.fields.push(placed);
    return placed;
  }

  private item(block: AsciidocBlock & { readonly kind: "item" }): void {
    const words = this.textOf(block.start, block.to).trim();
    const text = block.term === null ? words : `${block.term}: ${words}`.trim();
    const offset = this.lines.start(block.from);
    const isOutermost = block.depth === 1 && !this.frames.includes(true);
    if (isOutermost) {
      this.items.push({ text, offset });
      const pair = this.isHead ? keyValue(text) : null;
      const values = pair === null || pair.value === "" ? [] : [pair.value];
      this.open = pair === null ? null : this.field("bullet", pair.key, values, offset);
    } else if (words !== "" && this.open !== null) {
      const value = this.attributes.replace(words);
      this.open.values.push(value);
      this.open.raw += this.open.raw === "" ? value : `, ${value}`;
    }
  }

  private pairs(block: AsciidocBlock): void {
    if (!this.isHead) return;
    for (let line = block.from; line < block.to; line += 1) {
      const text = this.lines.text(line);
      const pair = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): /.test(text) ? null : keyValue(text);
      if (pair !== null) this.field("line", pair.key, pair.value === "" ? [] : [pair.value], this.lines.start(line));
    }
  }

  private table(block: AsciidocBlock, start: number): void {
    if (!this.isHead) return;
    const mark = this.lines.text(block.from).charAt(0);
    const { rows, hasHeader } = asciidocTable(this.lines.join(block.from + 1, block.to - 1), this.style, mark);
    for (const { key, value } of tablePairs(rows, hasHeader)) this.field("table", key, value ? [value] : [], start);
  }

  private findLinks(block: AsciidocBlock): void {
    const start = this.lines.start(block.from);
    const text = this.lines.source.slice(start, this.lines.stop(block.to - 1));
    for (const { at, kind, target, label } of asciidocMacros(text)) {
      if (kind !== "link" && kind !== "image") continue;
      const offset = start + at;
      this.links.push({ target, label, isImage: kind === "image", offset, ...this.lines.place(offset) });
    }
  }

  private trouble(block: AsciidocBlock): void {
    const mark = this.lines.text(block.from).slice(0, 40);
    const what = `The line ${mark} was read as text.`;
    this.troubles.push({ line: block.from + 1, column: 1, what, why: "It opens a block that is never closed." });
  }

  /** The text from an offset to the end of a stretch, without comment lines. */
  private textOf(start: number, to: number): string {
    const text = this.lines.source.slice(start, Math.max(start, this.lines.stop(to - 1)));
    return text
      .split(/\r\n?|\n/)
      .filter((line, index) => index === 0 || !/^\/\/(?!\/)/.test(line))
      .map((line) => line.trim())
      .join("\n");
  }
}

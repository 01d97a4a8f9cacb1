import { withoutComments } from "../markup/comments";
import { keyValue, tablePairs } from "../markup/key-value";
import { Lines } from "../markup/lines";
import { References } from "../markup/references";
import { rstBlocks, type RstBlock } from "../markup/rst/blocks";
import { referenceName, rstInlines } from "../markup/rst/inline";
import { csvTable, directiveBody, drawnTable, listTable, outdented, type RstTable } from "../markup/rst/table";
import type { Outline, OutlineField, OutlineHeading, OutlineItem, OutlineLink } from "./outline";

/**
 * Reads the shape of a reStructuredText. Levels follow the order in which kinds of underlines appear; fields are those of
 * field lists (`attribute`), bullets, lines and tables before the first section, and `alias` for the names above the title
 * by which other files refer to it. References are links to what their targets name; a target that nothing refers to is a
 * link too. Reads in time proportional to the text and never throws.
 */
export function outlineRst(source: string): Outline {
  const outliner = new Outliner(new Lines(source));
  for (const block of rstBlocks(outliner.lines)) outliner.add(block);
  return outliner.outline();
}

/** A field whose values are still gathered. */
type Field = Omit<OutlineField, "values" | "raw"> & { readonly values: string[]; raw: string };

interface Pending {
  readonly name: string;
  readonly label: string;
  readonly offset: number;
}

class Outliner {
  private readonly headings: OutlineHeading[] = [];
  private readonly fields: Field[] = [];
  private readonly links: OutlineLink[] = [];
  private readonly pending: Pending[] = [];
  private readonly unnamed: Pending[] = [];
  private readonly targets = new Map<string, { readonly address: string; readonly offset: number; isUsed: boolean }>();
  private readonly anonymous: string[] = [];
  private readonly items: OutlineItem[] = [];
  private readonly substitutions = new References(/\|([^|\s][^|\n]{0,100})\|/g);
  private open: Field | null = null;
  /** Where the targets for the next heading began. */
  private aside: number | null = null;

  constructor(readonly lines: Lines) {}

  outline(): Outline {
    for (const { name, label, offset } of this.pending) {
      const target = this.targetOf(name);
      if (target !== null) this.link(target, label, offset);
    }
    this.unnamed.forEach(({ label, offset }, index) => {
      const target = this.anonymous[index];
      if (target !== undefined) this.link(target, label, offset);
    });
    for (const [label, { address, offset, isUsed }] of this.targets)
      if (!isUsed && address !== "" && !address.endsWith("_")) this.link(address, label, offset);
    const links = [...this.links].sort((a, b) => a.offset - b.offset);
    const { headings, fields, items } = this;
    return { markup: "rst", source: this.lines.source, start: 0, headings, fields, links, items, troubles: [] };
  }

  /** What a name leads to, through other names where need be; null for a name that only this file's text has. */
  private targetOf(name: string): string | null {
    let target = this.targets.get(referenceName(name));
    for (let step = 0; target !== undefined && step < 10; step += 1) {
      target.isUsed = true;
      const { address } = target;
      if (!/[^\\]_$/.test(address) || address.includes("/")) return address === "" ? null : address;
      target = this.targets.get(referenceName(address.slice(0, -1).replace(/`/g, "")));
    }
    return null;
  }

  private link(target: string, label: string, offset: number, isImage = false): void {
    this.links.push({ target, label, isImage, offset, ...this.lines.place(offset) });
  }

  add(block: RstBlock): void {
    this.read(block);
    this.aside = block.kind === "target" ? (this.aside ?? this.lines.start(block.from)) : null;
    if (block.kind !== "item") this.open = null;
  }

  private read(block: RstBlock): void {
    switch (block.kind) {
      case "heading":
        this.heading(block);
        return;
      case "field":
        return this.attribute(block);
      case "target":
        return this.target(block);
      case "substitution":
        if (block.directive === "replace") this.substitutions.set(block.name, block.value);
        if (block.directive === "image") this.link(block.value, block.name, this.lines.start(block.from), true);
        return;
      case "item":
        this.item(block);
        return this.findLinks(block);
      case "directive":
        return this.directive(block);
      case "open":
        if (block.name === "figure") this.link(block.argument, block.argument, block.start, true);
        return block.from === block.to ? undefined : this.findLinks(block);
      case "table":
        this.table(drawnTable(this.linesOf(block)), block);
        return this.findLinks(block);
      case "text":
      case "lines":
        this.pairs(block);
        return this.findLinks(block);
      case "term":
      case "footnote":
        return this.findLinks(block);
      case "break":
      case "close":
      case "comment":
      case "literal":
        return;
    }
  }

  private heading(block: RstBlock & { readonly kind: "heading" }): void {
    const line = ruleLike(this.lines.text(block.from)) && block.to - block.from === 3 ? block.from + 2 : block.from + 1;
    const start = this.aside ?? this.lines.start(block.from);
    const end = this.lines.start(block.to);
    this.headings.push({ level: block.level, text: rstWords(this.replaced(block.text)), start, end, line, column: 1 });
    this.findLinks(block);
  }

  /** Before the first heading below the title, where a file says what it is. */
  private get isHead(): boolean {
    return this.headings.length === 0 || (this.headings.length === 1 && this.headings[0]?.level === 1);
  }

  private field(source: OutlineField["source"], key: string, values: readonly string[], offset: number) {
    const replaced = values.map((value) => this.replaced(value));
    const field = { key, values: replaced, raw: replaced.join(", "), source, ...this.lines.place(offset) };
    this.fields.push(field);
    return field;
  }

  private attribute(block: RstBlock & { readonly kind: "field" }): void {
    this.findLinks(block);
    if (!this.isHead) return;
    const body = this.lines.source.slice(block.start, Math.max(block.start, this.lines.stop(block.to - 1)));
    const [first = "", ...more] = body.split(/\r\n?|\n/).map((line) => line.trim());
    const bullets = [first, ...more].filter((line) => /^[*+-] /.test(line)).map((line) => line.slice(2).trim());
    const text = [first, ...more].filter((line) => line !== "" && !/^[*+-] /.test(line)).join(" ");
    const values = [...(text === "" ? [] : [text]), ...bullets];
    this.field("attribute", block.name, values, this.lines.start(block.from));
  }

  private target(block: RstBlock & { readonly kind: "target" }): void {
    const offset = this.lines.start(block.from);
    if (block.name === "") return void this.anonymous.push(block.address);
    this.targets.set(referenceName(block.name), { address: block.address, offset, isUsed: false });
    if (block.address === "" && this.headings.length === 0) this.field("attribute", "alias", [block.name], offset);
  }

  private item(block: RstBlock & { readonly kind: "item" }): void {
    const text = this.lines.source
      .slice(block.start, Math.max(block.start, this.lines.stop(block.to - 1)))
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .join("\n");
    const offset = this.lines.start(block.from);
    if (block.depth === 1) {
      this.items.push({ text, offset });
      const pair = this.isHead ? keyValue(text) : null;
      const values = pair === null || pair.value === "" ? [] : [pair.value];
      this.open = pair === null ? null : this.field("bullet", pair.key, values, offset);
    } else if (text !== "" && this.open !== null) {
      const value = this.replaced(text);
      this.open.values.push(value);
      this.open.raw += this.open.raw === "" ? value : `, ${value}`;
    }
  }

  private pairs(block: RstBlock): void {
    if (!this.isHead || block.depth > 0) return;
    for (let line = block.from; line < block.to; line += 1) {
      const pair = keyValue(this.lines.text(line).trim().replace(/^\| /, ""));
      if (pair !== null) this.field("line", pair.key, pair.value === "" ? [] : [pair.value], this.lines.start(line));
    }
  }

  private directive(block: RstBlock & { readonly kind: "directive" }): void {
    const { options, body } = directiveBody(this.linesOf(block).slice(1));
    if (block.name === "image")
      return this.link(block.argument, options.get("alt") ?? block.argument, block.start, true);
    const isTable = block.name === "list-table" || block.name === "csv-table";
    if (!isTable) return;
    const headers = Number(options.get("header-rows") ?? 0);
    const table = block.name === "list-table" ? listTable(body, headers) : csvTable(body, options.get("header") ?? "");
    this.table(table, block);
    this.findLinks(block);
  }

  private table(table: RstTable | null, block: RstBlock): void {
    if (table === null || !this.isHead) return;
    const start = this.lines.start(block.from);
    for (const { key, value } of tablePairs(table.rows, table.hasHeader))
      this.field("table", key, value ? [value] : [], start);
  }

  private findLinks(block: RstBlock): void {
    const start = this.lines.start(block.from);
    const text = this.lines.source.slice(start, this.lines.stop(block.to - 1));
    for (const { kind, at, text: label, target, role } of rstInlines(text)) {
      const offset = start + at;
      // Sphinx names documents without the ending of their files.
      const isDocument = role === "doc" && !/\.\w+$/.test(target);
      if (kind === "link") this.link(isDocument ? `${target}.rst` : target, label, offset);
      if (kind === "reference") this.pending.push({ name: target, label, offset });
      if (kind === "anonymous") this.unnamed.push({ name: target, label, offset });
    }
  }

  private linesOf(block: RstBlock): string[] {
    return outdented(Array.from({ length: block.to - block.from }, (_, at) => this.lines.raw(block.from + at)));
  }

  private replaced(text: string): string {
    return this.substitutions.replace(text);
  }
}

const ruleLike = (line: string) => /^[^\p{L}\p{N}\s]{2}/u.test(line);

/** The words of a line of reStructuredText without marks, links and comments. */
function rstWords(text: string): string {
  let words = "";
  let end = 0;
  for (const inline of rstInlines(text)) {
    words += text.slice(end, inline.at) + inline.text;
    end = inline.end;
  }
  return withoutComments(words + text.slice(end))
    .replace(/\s+/g, " ")
    .trim();
}

import type { Lines } from "../lines";
import { fieldOf, indentOf, isFrame, itemMark, markupOf, ruleOf, underlines } from "./lines";

/** A stretch of lines of a reStructuredText: `from` until before `to`, counted from 0. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** In how many list items it lies. */
  readonly depth: number;
}

/** What a stretch is. What lies between `open` and its `close` is indented below a directive, a term or nothing. */
export type RstBlock = Stretch &
  (
    | { readonly kind: "heading"; readonly level: number; readonly text: string }
    | { readonly kind: "field"; readonly name: string; readonly start: number }
    | { readonly kind: "target"; readonly name: string; readonly address: string }
    | { readonly kind: "substitution"; readonly name: string; readonly directive: string; readonly value: string }
    /** Its text begins at the offset `start` in its first line. */
    | { readonly kind: "footnote"; readonly label: string; readonly start: number }
    | { readonly kind: "item"; readonly mark: string; readonly start: number }
    /** A directive whose body is not text, or the beginning of one whose body is. */
    | { readonly kind: "directive"; readonly name: string; readonly argument: string; readonly start: number }
    | { readonly kind: "open"; readonly name: string; readonly argument: string; readonly start: number }
    | { readonly kind: "close"; readonly name: string }
    | { readonly kind: "break" | "comment" | "literal" | "table" | "lines" | "term" | "text" }
  );

/** Something that holds what is indented at least as far as `indent`. */
interface Holder {
  readonly indent: number;
  readonly name: string;
}

const ITEM = "item";

/** Reads the blocks of a reStructuredText in their order. Every line that is not blank lies in one of them. */
export function* rstBlocks(lines: Lines): Generator<RstBlock, void, undefined> {
  const reader = new BlockReader(lines);
  while (reader.line < lines.count) {
    if (lines.isBlank(reader.line)) reader.line += 1;
    else yield* reader.next();
  }
  yield* reader.leave(-1);
}

class BlockReader {
  line = 0;
  private readonly holders: Holder[] = [];
  private readonly levels = new Map<string, number>();
  private depth = 0;
  /** The last text ended in `::`: what is indented below it stands as it is. */
  private isLiteralNext = false;

  constructor(private readonly lines: Lines) {}

  *next(): Generator<RstBlock, void, undefined> {
    const indent = indentOf(this.lines.raw(this.line));
    yield* this.leave(indent);
    const outer = this.holders.at(-1)?.indent ?? 0;
    const isLiteral = this.isLiteralNext && indent > outer;
    this.isLiteralNext = false;
    if (isLiteral) return yield this.take("literal", this.below(this.line, outer));
    if (indent > outer) yield this.enter(indent, "");
    yield* this.block(this.lines.text(this.line).trimStart(), indent);
  }

  /** Leaves what is indented further than `indent`. */
  *leave(indent: number): Generator<RstBlock, void, undefined> {
    for (let top = this.holders.at(-1); top !== undefined && top.indent > indent; top = this.holders.at(-1)) {
      this.holders.pop();
      if (top.name === ITEM) this.depth -= 1;
      else yield { kind: "close", name: top.name, from: this.line, to: this.line, depth: this.depth };
    }
  }

  private *block(text: string, indent: number): Generator<RstBlock, void, undefined> {
    const heading = indent <= 1 && this.holders.length === (indent === 0 ? 0 : 1) ? this.heading(text, indent) : null;
    if (heading !== null) return yield heading;
    if (/^\.\.(?:\s|$)/.test(text)) return yield* this.markup(text, indent);
    const anonymous = /^__[ \t]+(\S.*)$/.exec(text);
    if (anonymous !== null) return yield { kind: "target", name: "", address: anonymous[1] ?? "", ...this.stretch(1) };
    const field = fieldOf(text);
    if (field !== null) {
      const start = this.offset(field.width);
      return yield {
        kind: "field",
        name: field.name,
        start,
        ...this.stretch(this.below(this.line + 1, indent) - this.line),
      };
    }
    if (ruleOf(text).length > 0 && text.length >= 4 && this.isAlone()) return yield this.take("break", this.line + 1);
    if (/^\+[-=+]{3,}\+$/.test(text) || /^=+[ \t]+=[= \t]*$/.test(text))
      return yield this.take("table", this.tableEnd(text));
    if (/^\|(?: |$)/.test(text)) return yield this.take("lines", this.run(/^\s*(?:\||\s)/));
    if (text.startsWith(">>> ")) return yield this.take("literal", this.run(/\S/));
    const item = itemMark(text, this.lines.text(this.line + 1), indentOf(this.lines.raw(this.line + 1)) > indent);
    yield* item === null ? this.text(indent) : this.item(item, indent);
  }

  private heading(text: string, indent: number): RstBlock | null {
    const over = ruleOf(text);
    const second = this.lines.text(this.line + 1);
    if (over !== "" && indent === 0) {
      const third = this.lines.text(this.line + 2);
      if (second === "" || ruleOf(second) !== "" || ruleOf(third) !== over || !underlines(third, second)) return null;
      return { kind: "heading", level: this.level(over + over), text: second.trim(), ...this.stretch(3) };
    }
    const under = ruleOf(second);
    if (under === "" || over !== "" || indent !== 0 || !underlines(second, text)) return null;
    return { kind: "heading", level: this.level(under), text, ...this.stretch(2) };
  }

  /** Levels follow the order in which the kinds of lines first appear. */
  private level(style: string): number {
    const level = this.levels.get(style) ?? this.levels.size + 1;
    this.levels.set(style, level);
    return level;
  }

  private *markup(text: string, indent: number): Generator<RstBlock, void, undefined> {
    const markup = markupOf(text);
    const end = this.below(this.line + 1, indent);
    if (markup.kind === "directive" || markup.kind === "footnote") {
      const start = this.offset(markup.width);
      if (markup.kind === "footnote")
        return yield { kind: "footnote", label: markup.label, start, ...this.stretch(end - this.line) };
      const { name, argument } = markup;
      if (!isFrame(name)) return yield { kind: "directive", name, argument, start, ...this.stretch(end - this.line) };
      return yield this.frame(name, argument, start, end);
    }
    if (markup.kind === "comment") return yield this.take("comment", end);
    const stretch = this.stretch(end - this.line);
    if (markup.kind === "substitution") return yield { ...markup, ...stretch };
    const more = this.lines.join(stretch.from + 1, stretch.to).replace(/\s+/g, "");
    yield { kind: "target", name: markup.name, address: `${markup.address}${more}`, ...stretch };
  }

  /** A directive whose body follows as blocks of its own; its options are passed over. */
  private frame(name: string, argument: string, start: number, end: number): RstBlock {
    let line = this.line + 1;
    while (line < end && fieldOf(this.lines.text(line).trimStart()) !== null) line += 1;
    const block = { kind: "open" as const, name, argument, start, ...this.stretch(line - this.line) };
    while (line < end && this.lines.isBlank(line)) line += 1;
    const least = indentOf(this.lines.raw(block.from)) + 1;
    const indent = line < end ? indentOf(this.lines.raw(line)) : least;
    this.holders.push({ indent, name });
    return block;
  }

  private enter(indent: number, name: string): RstBlock {
    this.holders.push({ indent, name });
    const start = this.lines.start(this.line);
    return { kind: "open", name, argument: "", start, from: this.line, to: this.line, depth: this.depth };
  }

  private *item(
    { mark, width }: { mark: string; width: number },
    indent: number,
  ): Generator<RstBlock, void, undefined> {
    const start = this.offset(width);
    const isEmpty = start >= this.lines.stop(this.line);
    this.holders.push({ indent: indent + width, name: ITEM });
    this.depth += 1;
    const to = isEmpty ? this.line + 1 : this.textEnd(indent, /^\(?[A-Za-z]/.test(mark));
    this.isLiteralNext = this.lines.text(to - 1).endsWith("::");
    yield { kind: "item", mark, start, ...this.stretch(to - this.line) };
  }

  private *text(indent: number): Generator<RstBlock, void, undefined> {
    const next = this.lines.raw(this.line + 1);
    const isTerm = next.trim() !== "" && indentOf(next) > indent && !this.lines.text(this.line).endsWith("::");
    if (isTerm && this.line + 1 < this.lines.count) {
      yield this.take("term", this.line + 1);
      return yield this.enter(indentOf(next), "term");
    }
    const to = this.textEnd(indent);
    this.isLiteralNext = this.lines.text(to - 1).endsWith("::");
    yield this.take("text", to);
  }

  /** Where a text that begins at the present line ends: before a blank line, or one that begins something else. */
  private textEnd(indent: number, isLettered = false): number {
    let line = this.line + 1;
    for (; line < this.lines.count; line += 1) {
      const raw = this.lines.raw(line);
      const text = raw.trim();
      if (text === "" || indentOf(raw) < indent || /^(?:\.\.\s|[*+•-] )/.test(text)) break;
      if (this.depth > 0 && /^\(?(?:\d{1,9}|#)[.)] /.test(text)) break;
      if (isLettered && /^\(?[A-Za-z]{1,5}[.)] /.test(text)) break;
      // A line with its underline in the midst of a text is meant as a heading all the same.
      const under = this.lines.text(line + 1);
      if (
        indentOf(raw) === 0 &&
        ruleOf(under) !== "" &&
        under.length >= Math.max(3, text.length) &&
        !text.endsWith(".")
      )
        break;
    }
    return line;
  }

  /** Where the lines below end that are indented further than `indent`, without blank lines at their end. */
  private below(from: number, indent: number): number {
    let end = from;
    for (let line = from; line < this.lines.count; line += 1) {
      if (this.lines.isBlank(line)) continue;
      if (indentOf(this.lines.raw(line)) <= indent) break;
      end = line + 1;
    }
    return end;
  }

  private tableEnd(first: string): number {
    if (first.startsWith("+")) return this.run(/^\s*[+|]/);
    let line = this.line + 1;
    for (let rules = 1; line < this.lines.count; line += 1) {
      const isRule = /^[ \t]*=[= \t]*$/.test(this.lines.text(line));
      rules += isRule ? 1 : 0;
      if (isRule && (rules === 3 || this.lines.isBlank(line + 1))) return line + 1;
    }
    return this.run(/\S/);
  }

  private run(pattern: RegExp): number {
    let line = this.line + 1;
    while (line < this.lines.count && !this.lines.isBlank(line) && pattern.test(this.lines.text(line))) line += 1;
    return line;
  }

  private isAlone(): boolean {
    const isFirst = this.line === 0 || this.lines.isBlank(this.line - 1);
    return isFirst && this.lines.isBlank(this.line + 1);
  }

  /** The offset so many characters behind the indent of the present line. */
  private offset(width: number): number {
    const raw = this.lines.raw(this.line);
    return Math.min(
      this.lines.stop(this.line),
      this.lines.start(this.line) + raw.length - raw.trimStart().length + width,
    );
  }

  private take(kind: "break" | "comment" | "literal" | "table" | "lines" | "term" | "text", to: number): RstBlock {
    return { kind, ...this.stretch(to - this.line) };
  }

  private stretch(count: number): Stretch {
    const from = this.line;
    this.line += count;
    return { from, to: this.line, depth: this.depth };
  }
}

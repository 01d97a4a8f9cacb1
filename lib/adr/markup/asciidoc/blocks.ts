import type { Lines } from "../lines";
import { AsciidocFences, type FenceKind } from "./fences";
import { authorsOf, isStyle, ITEM, revisionDateOf, setextLevel, termOf } from "./lines";

/** A stretch of lines of an AsciiDoc text: `from` until before `to`, counted from 0. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** In how many list items it lies. */
  readonly depth: number;
}

/** What a stretch is. A frame holds blocks between its opening and its closing line; all else stands for itself. */
export type AsciidocBlock = Stretch &
  (
    | { readonly kind: "heading"; readonly level: number; readonly text: string; readonly isFramed: boolean }
    | { readonly kind: "attribute"; readonly name: string; readonly value: string | null }
    | { readonly kind: "authors"; readonly names: readonly string[] }
    | { readonly kind: "revision"; readonly date: string | null }
    /** The inside of `[source,yaml]`, and of `.A caption`, for the block that follows. */
    | { readonly kind: "style" | "caption"; readonly text: string }
    /** Its text begins at the offset `start` in its first line; a term of a description list has its words. */
    | { readonly kind: "item"; readonly marker: string; readonly term: string | null; readonly start: number }
    /** Between `from` and `to` without its first and last line, where `isFenced`. */
    | {
        readonly kind: "verbatim" | "comment" | "table" | "passthrough";
        readonly isFenced: boolean;
        readonly info: string;
      }
    | { readonly kind: "open" | "close"; readonly frame: FenceKind }
    | { readonly kind: "unclosed" | "break" | "text" | "front matter" }
  );

interface Frame {
  readonly close: number;
  readonly frame: FenceKind;
  readonly depth: number;
  readonly markers: string[];
}

/** Frames deeper than this stand in the one around them. */
const DEEPEST = 8;

/** Reads the blocks of an AsciiDoc text in their order. Every line that is not blank lies in one of them, except `+`. */
export function* asciidocBlocks(lines: Lines): Generator<AsciidocBlock> {
  const reader = new BlockReader(lines);
  yield* reader.header();
  while (reader.line < lines.count) {
    const block = reader.next();
    if (block !== null) yield block;
  }
  yield* reader.closing();
}

class BlockReader {
  line = 0;
  private markers: string[] = [];
  private isAttached = false;
  private isAfterBlank = true;
  private readonly frames: Frame[] = [];
  private readonly fences: AsciidocFences;

  constructor(private readonly lines: Lines) {
    this.fences = new AsciidocFences(lines);
  }

  /** Front matter, and the lines below the title that name authors and the revision. */
  *header(): Generator<AsciidocBlock> {
    const matter = this.frontMatterEnd();
    if (matter > 0) yield this.take("front matter", matter);
    while (this.line < this.lines.count) {
      const block = this.next();
      if (block === null) continue;
      yield block;
      if (block.kind === "heading" && block.level === 1) break;
      if (block.kind !== "attribute" && block.kind !== "comment") return;
    }
    const names = authorsOf(this.lines.text(this.line));
    if (names.length === 0) return;
    yield { kind: "authors", names, ...this.stretch(1) };
    const date = revisionDateOf(this.lines.text(this.line));
    if (date !== undefined) yield { kind: "revision", date, ...this.stretch(1) };
  }

  *closing(): Generator<AsciidocBlock> {
    while (this.frames.length > 0) yield this.leave();
  }

  /** The block at the present line, or null for a line without one. */
  next(): AsciidocBlock | null {
    if (this.frames.at(-1)?.close === this.line) return this.leave();
    const text = this.lines.text(this.line);
    if (text === "") {
      this.isAfterBlank = true;
      this.line += 1;
      return null;
    }
    if (text === "+" && this.markers.length > 0) return this.attach();
    const block = this.read(text);
    this.isAfterBlank = false;
    if (block.kind !== "style" && block.kind !== "caption" && block.kind !== "comment") this.isAttached = false;
    return block;
  }

  private read(text: string): AsciidocBlock {
    const fence = this.fences.at(this.line);
    if (fence !== null) return this.fenced(fence.kind, fence.info);
    if (text.startsWith("//") && !text.startsWith("///"))
      return { kind: "comment", isFenced: false, info: "", ...this.stretch(1) };
    const attribute = this.attribute(text);
    if (attribute !== null) return attribute;
    if (isStyle(text, this.lines.text(this.line + 1))) return this.aside("style", text.slice(1, -1));
    if (/^\.[^\s.]/.test(text)) return this.aside("caption", text.slice(1));
    return this.heading(text) ?? this.item(text) ?? this.plain(text);
  }

  private plain(text: string): AsciidocBlock {
    if (!this.isAttached && !(this.isAfterBlank && /^\s/.test(text))) this.markers = [];
    if (/^(?:'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*)$/.test(text)) return this.take("break", this.line + 1);
    const info = "";
    if (/^[ \t]/.test(text))
      return { kind: "verbatim", isFenced: false, info, ...this.stretch(this.run(this.line + 1) - this.line) };
    return this.take("text", this.run(this.line + 1));
  }

  private heading(text: string): AsciidocBlock | null {
    const marks = /^(={1,6}|#{1,6})[ \t]+(?=\S)/.exec(text);
    const isFramed = this.frames.length > 0;
    if (marks !== null) {
      const [all, mark = ""] = marks;
      this.markers = [];
      const words = text.slice(all.length);
      const closed = words.endsWith(` ${mark}`) ? words.slice(0, -mark.length).trimEnd() : words;
      return { kind: "heading", level: mark.length, text: closed, isFramed, ...this.stretch(1) };
    }
    const level = setextLevel(text, this.lines.text(this.line + 1));
    if (level === 0 || isFramed || !this.isAfterBlank) return null;
    this.markers = [];
    return { kind: "heading", level, text, isFramed, ...this.stretch(2) };
  }

  private item(text: string): AsciidocBlock | null {
    const bullet = ITEM.exec(text);
    const term = bullet === null ? termOf(text) : null;
    if (bullet === null && term === null) return null;
    const marker = term?.mark ?? kindOf(bullet?.[1] ?? "");
    const known = this.markers.indexOf(marker);
    this.markers = known < 0 ? [...this.markers, marker] : this.markers.slice(0, known + 1);
    const start = this.lines.start(this.line) + (term?.start ?? bullet?.[0].length ?? 0);
    const to = this.run(this.line + 1);
    return { kind: "item", marker, term: term?.term ?? null, start, ...this.stretch(to - this.line) };
  }

  /** The end of a run of text that goes on from line to line. */
  private run(from: number): number {
    let line = from;
    const close = this.frames.at(-1)?.close ?? this.lines.count;
    while (line < close && line < this.lines.count && !this.interrupts(line)) line += 1;
    return line;
  }

  private interrupts(line: number): boolean {
    const text = this.lines.text(line);
    if (text === "" || (text === "+" && this.markers.length > 0)) return true;
    if (/^(?:={1,6}|#{1,6})[ \t]+\S/.test(text) || /^:!?[\w-]+!?:(?:[ \t]|$)/.test(text)) return true;
    if (ITEM.test(text) && (this.markers.length > 0 || /^[*-]/.test(text))) return true;
    if (this.markers.length > 0 && termOf(text) !== null) return true;
    return this.fences.at(line) !== null || isStyle(text, this.lines.text(line + 1));
  }

  private attribute(text: string): AsciidocBlock | null {
    const [all = "", name = ""] = /^:(!?[\w-]+!?):(?=[ \t]|$)/.exec(text) ?? [];
    if (name === "") return null;
    let value = text.slice(all.length).trim();
    let to = this.line + 1;
    for (let more = / [+\\]$|^\\$/.test(value); more && to < this.lines.count; to += 1) {
      const next = this.lines.text(to).trim();
      more = / [+\\]$/.test(next);
      value = `${value.replace(/(?<! ) *[+\\]$/, "")} ${next}`;
    }
    const isUnset = name.startsWith("!") || name.endsWith("!");
    const stretch = this.stretch(to - this.line);
    return { kind: "attribute", name: name.replace(/!/g, ""), value: isUnset ? null : value.trim(), ...stretch };
  }

  private aside(kind: "style" | "caption", text: string): AsciidocBlock {
    if (!this.isAttached) this.markers = [];
    return { kind, text, ...this.stretch(1) };
  }

  private fenced(kind: FenceKind, info: string): AsciidocBlock {
    const limit = this.frames.at(-1)?.close ?? this.lines.count;
    const close = this.fences.closeOf(this.line, limit);
    if (!this.isAttached) this.markers = [];
    if (close === null) return this.take("unclosed", this.line + 1);
    if (kind === "verbatim" || kind === "comment" || kind === "table" || kind === "passthrough")
      return { kind, isFenced: true, info, ...this.stretch(close + 1 - this.line) };
    if (this.frames.length >= DEEPEST) return this.take("unclosed", this.line + 1);
    const stretch = this.stretch(1);
    this.frames.push({ close, frame: kind, depth: stretch.depth, markers: this.markers });
    this.markers = [];
    return { kind: "open", frame: kind, ...stretch };
  }

  private leave(): AsciidocBlock {
    const { frame, depth, markers } = this.frames.pop() ?? { frame: "open", depth: 0, markers: [] };
    this.markers = markers;
    this.isAttached = false;
    this.isAfterBlank = false;
    return { kind: "close", frame, from: this.line, to: ++this.line, depth };
  }

  /** `+` joins what follows to the item; after a blank line, to the one around it. */
  private attach(): null {
    if (this.isAfterBlank && this.markers.length > 1) this.markers = this.markers.slice(0, -1);
    this.isAttached = true;
    this.isAfterBlank = false;
    this.line += 1;
    return null;
  }

  private take(kind: "unclosed" | "break" | "text" | "front matter", to: number): AsciidocBlock {
    return { kind, ...this.stretch(to - this.line) };
  }

  private stretch(count: number): Stretch {
    const from = this.line;
    this.line += count;
    return { from, to: this.line, depth: this.markers.length };
  }

  private frontMatterEnd(): number {
    if (this.lines.text(0) !== "---" || !/^[\w"'#-].*:|^#/.test(this.lines.text(1).slice(0, 200))) return 0;
    for (let line = 1; line < this.lines.count; line += 1)
      if (/^(?:---|\.\.\.)$/.test(this.lines.text(line))) return line + 1;
    return 0;
  }
}

/** The mark of a list item without its number: items with equal marks are on one level. */
function kindOf(mark: string): string {
  if (mark.startsWith("<")) return "<1>";
  if (mark.endsWith(")")) return "i)";
  return mark.replace(/^\d+/, "1").replace(/^[a-z]/i, "a");
}

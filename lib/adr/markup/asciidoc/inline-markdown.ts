import { asciidocMacroAt, type AsciidocMacro } from "./macros";
import { Seeker } from "../seeker";
import { codeSpan, escapeWords, markdownLink } from "../markdown-writer";

const BEGINNING =
  /\\[*_`#+{[<]|([*_`#])\1*|[\^~]|\+{1,3}|<<|\[\[|\[[.#][\w.# -]{0,80}\](?=#)|(?<![\p{L}\p{N}_\\])[a-z]{3,12}:/gu;
const RUN = /([*_`#])\1*/y;
const RAISED = /([\^~])([^\s^~]{1,80})\1/y;
const ROLE = /\[[.#][\w.# -]{0,80}\](?=#)/y;
const PASSED = /\+{1,3}/y;
const PASS_ENDS = [/(?<=\S)\+(?![\p{L}\p{N}+])/gu, /\+\+(?!\+)/g, /\+\+\+/g] as const;
const MARKS: Readonly<Record<string, string>> = { "*": "**", _: "*", "#": "", "`": "" };

interface Opener {
  readonly key: string;
  readonly piece: number;
  readonly start: number;
  readonly mark: string;
  readonly links: number;
}

/** Turns a line or paragraph of AsciiDoc into Markdown; marks without a partner and unknown macros stay as they are. */
export function asciidocInline(text: string): string {
  return new InlineWriter(text, false).write();
}

class InlineWriter {
  private readonly pieces: string[] = [];
  private openers: Opener[] = [];
  private links = 0;
  private role = "";
  private readonly seeker: Seeker;

  constructor(
    private readonly text: string,
    private readonly isLabel: boolean,
  ) {
    this.seeker = new Seeker(text);
  }

  write(): string {
    const { text } = this;
    let end = 0;
    for (let at = this.seeker.next(BEGINNING, 0); at < text.length; at = this.seeker.next(BEGINNING, end)) {
      this.words(end, at);
      end = this.read(at);
    }
    this.words(end, text.length);
    return this.pieces
      .join("")
      .replace(/ \+(?=\n)/g, "\\")
      .replace(/ \+$/, "");
  }

  private words(from: number, to: number): void {
    if (to > from) this.pieces.push(escapeWords(this.text.slice(from, to)));
  }

  /** Reads what begins at `at` and returns where the text goes on. */
  private read(at: number): number {
    const { text } = this;
    const first = text.charAt(at);
    if (first === "\\") return this.literal(at + 1, at + 2);
    if (first === "+") return this.passed(at);
    if (first === "^" || first === "~") {
      const raised = match(RAISED, text, at);
      if (raised === null) return this.literal(at, at + 1);
      this.pieces.push(escapeWords(raised[2] ?? ""));
      return at + raised[0].length;
    }
    const role = first === "[" ? match(ROLE, text, at) : null;
    if (role !== null) {
      this.role = role[0];
      return at + role[0].length;
    }
    const run = match(RUN, text, at)?.[0];
    if (run !== undefined) return this.mark(at, run);
    const macro = this.isLabel ? null : asciidocMacroAt(this.seeker, at);
    if (macro === null) return this.literal(at, at + 1);
    this.macro(macro);
    return macro.end;
  }

  private literal(from: number, to: number): number {
    this.words(from, to);
    return to;
  }

  private mark(at: number, run: string): number {
    const end = at + run.length;
    if (run.length > 2) return this.literal(at, end);
    const before = this.text.charAt(at - 1);
    const after = this.text.charAt(end);
    const isDouble = run.length === 2;
    const opener = this.openers.findLast(({ key }) => key === run);
    const ends = isDouble || (/\S/.test(before) && !/[\p{L}\p{N}_]/u.test(after));
    if (opener !== undefined && ends && opener.start < at) this.close(opener, at);
    else if (isDouble || (/\S/.test(after) && !/[\p{L}\p{N}_]/u.test(before))) this.open(run, end);
    else this.pieces.push(run === "_" && isInWord(before, after) ? run : escapeWords(run));
    return end;
  }

  private open(key: string, start: number): void {
    const isStruck = key.startsWith("#") && /line-through|strike/.test(this.role);
    const mark = isStruck ? "~~" : (MARKS[key.charAt(0)] ?? "");
    this.role = "";
    // One opener of a kind is enough: the text is read once, and the latest beginning is the one that counts.
    this.openers = this.openers.filter((opener) => opener.key !== key);
    this.openers.push({ key, piece: this.pieces.length, start, mark, links: this.links });
    this.pieces.push(escapeWords(key));
  }

  private close(opener: Opener, at: number): void {
    this.openers = this.openers.slice(0, this.openers.indexOf(opener));
    const { key, piece, start, mark, links } = opener;
    if (key.startsWith("`") && links === this.links) {
      this.pieces.length = piece;
      const code = this.text.slice(start, at);
      this.pieces.push(codeSpan(/^\+[^]+\+$/.test(code) ? code.slice(1, -1) : code));
      return;
    }
    this.pieces[piece] = mark;
    this.pieces.push(mark);
  }

  /** Text between plus signs stands as it is. */
  private passed(at: number): number {
    const run = match(PASSED, this.text, at)?.[0] ?? "+";
    const start = at + run.length;
    const pattern = PASS_ENDS[run.length - 1];
    const isOpening =
      run.length > 1 || (/\S/.test(this.text.charAt(start)) && !/[\p{L}\p{N}]/u.test(this.text.charAt(at - 1)));
    const close = pattern === undefined || !isOpening ? this.text.length : this.seeker.next(pattern, start + 1);
    if (close >= this.text.length) return this.literal(at, start);
    this.words(start, close);
    return close + run.length;
  }

  private macro({ kind, target, label }: AsciidocMacro): void {
    if (kind === "anchor") return;
    if (kind === "footnote")
      this.pieces.push(`${/\s$/.test(this.pieces.at(-1) ?? " ") ? "" : " "}(${escapeWords(label)})`);
    else if (kind === "words") this.pieces.push(escapeWords(label));
    else {
      const words = label === target ? escapeWords(label) : new InlineWriter(label.replace(/\s+/g, " "), true).write();
      const isAddress = label === target && kind === "link";
      this.pieces.push(markdownLink(target, isAddress && /^\w+:\/\//.test(target) ? target : words, kind === "image"));
      this.links += 1;
    }
  }
}

const isInWord = (before: string, after: string) => /[\p{L}\p{N}_]/u.test(before) && /[\p{L}\p{N}_]/u.test(after);

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

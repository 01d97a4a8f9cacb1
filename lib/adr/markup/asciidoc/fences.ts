import type { Lines } from "../lines";

/** What stands between two equal lines: text as it is, or blocks of a frame. */
export type FenceKind = "verbatim" | "comment" | "table" | "passthrough" | "example" | "sidebar" | "quote" | "open";

const KINDS: Readonly<Record<string, FenceKind>> = {
  "-": "verbatim",
  ".": "verbatim",
  "/": "comment",
  "+": "passthrough",
  "=": "example",
  "*": "sidebar",
  _: "quote",
  "|": "table",
  "!": "table",
  ",": "table",
  ":": "table",
};

/** The delimiter lines of an AsciiDoc text. They are gathered once, so that a closing line is found without a search. */
export class AsciidocFences {
  private readonly known = new Map<
    number,
    { readonly mark: string; readonly kind: FenceKind; readonly info: string }
  >();
  private readonly byMark = new Map<string, { readonly lines: number[]; next: number }>();

  constructor(private readonly lines: Lines) {
    for (let line = 0; line < lines.count; line += 1) this.gather(line);
  }

  /** What the delimiter at a line opens and what follows it on the line, or null where there is none. */
  at(line: number): { readonly kind: FenceKind; readonly info: string } | null {
    return this.known.get(line) ?? null;
  }

  /** The line, before `limit`, that closes the delimiter at `line`; null where none does. Asked for lines in their order. */
  closeOf(line: number, limit: number): number | null {
    const equal = this.byMark.get(this.known.get(line)?.mark ?? "");
    if (equal === undefined) return null;
    while ((equal.lines[equal.next] ?? Infinity) <= line) equal.next += 1;
    const close = equal.lines[equal.next];
    return close === undefined || close >= limit ? null : close;
  }

  private gather(line: number): void {
    const first = this.lines.source.charCodeAt(this.lines.start(line));
    // Most lines begin with a letter or are blank, and cost no more than this.
    if (first > 0x60 ? first !== 0x7c : first < 0x21 || (first >= 0x30 && first <= 0x39)) return;
    const text = this.lines.text(line);
    const fence = /^(`{3,})([^`]*)$/.exec(text);
    const isLong = /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|\/{4,}|[|,:!]={3,})$/.test(text);
    if (fence === null && !isLong && text !== "--") return;
    const mark = fence?.[1] ?? text;
    const kind = fence !== null ? "verbatim" : text === "--" ? "open" : (KINDS[text.charAt(0)] ?? "open");
    const info = fence?.[2]?.trim() ?? "";
    this.known.set(line, { mark, kind, info });
    if (info !== "") return; // opens, and closes nothing
    const equal = this.byMark.get(mark);
    if (equal === undefined) this.byMark.set(mark, { lines: [line], next: 0 });
    else equal.lines.push(line);
  }
}

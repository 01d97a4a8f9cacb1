import type { OutlineHeading } from "./outline";

/** Finds `#` headings line by line, outside of fenced code. */
export function scanHeadings(text: string): OutlineHeading[] {
  const found: OutlineHeading[] = [];
  let [start, line] = [0, 1];
  let fence: string | null = null;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    // Headings are short: of a line of megabytes only the beginning is looked at.
    const words = text.slice(start, Math.min(end, start + 1_000)).trimEnd();
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(words)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
    } else if (mark !== undefined) fence = mark;
    else {
      const heading = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(words);
      const level = heading?.[1]?.length ?? 0;
      const title = heading?.[2]?.replace(/[ \t]#+$/, "").trim() ?? "";
      if (level > 0) found.push({ level, text: title, start, end, line, column: 1 });
    }
    start = end;
    line += 1;
  }
  return found;
}

import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isTangled } from "./markdown-limits";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses Markdown (CommonMark with GitHub's tables, task lists, footnotes and bare links) into its syntax tree. */
export const parseMarkdown = (source: string) => parser.parse(source);

/** Line ends become LF, blank lines around the text go; the text itself stays as it was written. */
export function trimBlock(source: string): string {
  return source
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
}

/** Escapes plain text, so that Markdown shows exactly these characters on one line. */
export function escapeInline(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>~&]/g, "\\$&")
    .replace(/(^| )(#+)$/, "$1\\$2");
}

/**
 * Makes a text fit under a heading of its own: its top-level headings start at `level`, and what it leaves open (a code
 * fence, an HTML comment) is closed, so that it neither ends its section early nor swallows the next one.
 */
export function fitSection(source: string, level: number): string {
  const text = trimBlock(source);
  if (isTangled(text)) return text.replace(/^/gm, "    "); // as a code block, which keeps every character and ends by itself
  return closeBlock(demoteHeadings(text, level));
}

/** Moves all top-level headings down together until the highest is at `level`; none goes below 6. */
function demoteHeadings(text: string, level: number): string {
  const headings = parseMarkdown(text).children.filter((node) => node.type === "heading");
  const shift = level - Math.min(...headings.map((heading) => heading.depth));
  if (headings.length === 0 || shift <= 0) return text;
  let result = "";
  let end = 0;
  for (const { depth, position } of headings) {
    const start = position?.start.offset ?? 0;
    const stop = position?.end.offset ?? start;
    result += text.slice(end, start) + atxHeading(text.slice(start, stop), Math.min(6, depth + shift));
    end = stop;
  }
  return result + text.slice(end);
}

/** Rewrites the source of one heading, of either notation, as `### …` of the given depth. */
function atxHeading(source: string, depth: number): string {
  const marker = "#".repeat(depth);
  if (/^#{1,6}(?=[ \t\n]|$)/.test(source)) return marker + source.replace(/^#+/, "");
  const lines = source.split("\n").slice(0, -1);
  const words = lines.map((line) => line.trim()).join(" ");
  return `${marker} ${words.replace(/(^| )(#+)$/, "$1\\$2")}`;
}

/** Closes a code fence or HTML block that would reach into what follows. */
function closeBlock(text: string): string {
  const last = parseMarkdown(`${text}\n\n# end`).children.at(-1);
  if (last === undefined || last.type === "heading") return text;
  const opening = text.slice(last.position?.start.offset ?? 0);
  const closing = closingOf(opening);
  return closing === undefined ? text : `${text}\n${closing}`;
}

function closingOf(opening: string): string | undefined {
  const fence = /^(`{3,}|~{3,})/.exec(opening)?.[1];
  if (fence !== undefined) return fence;
  const element = /^<(script|pre|style|textarea)/i.exec(opening)?.[1];
  if (element !== undefined) return `</${element}>`;
  if (opening.startsWith("<!--")) return "-->";
  if (opening.startsWith("<?")) return "?>";
  if (opening.startsWith("<![CDATA[")) return "]]>";
  return opening.startsWith("<!") ? ">" : undefined;
}

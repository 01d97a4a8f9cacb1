import rehypeSanitize, { type Options as Schema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { isTangled } from "./markdown-limits";
import { imagesToLinks, outlineHeadings, tasksToText } from "./markdown-tree";

/** Exactly what Markdown can say, and nothing of what HTML could add. Only footnotes have ids. */
const SCHEMA: Schema = {
  tagNames: [
    ...[
      "a",
      "blockquote",
      "br",
      "code",
      "del",
      "em",
      "hr",
      "input",
      "li",
      "ol",
      "p",
      "pre",
      "section",
      "span",
      "strong",
    ],
    ...["sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6"],
  ],
  attributes: {
    a: ["href", "title", "id", "ariaLabel", "dataFootnoteRef", "dataFootnoteBackref"],
    code: [["className", /^language-[\w-]+$/]],
    input: ["checked", "disabled", ["type", "checkbox"]],
    li: ["id", ["className", "task-list-item"]],
    ol: ["start", ["className", "contains-task-list"]],
    section: ["dataFootnotes"],
    td: ["align"],
    th: ["align"],
    ul: [["className", "contains-task-list"]],
  },
  ancestors: { tbody: ["table"], td: ["table"], th: ["table"], thead: ["table"], tr: ["table"] },
  protocols: { href: ["http", "https", "mailto"] },
  required: { input: { disabled: true, type: "checkbox" } },
  clobber: [],
};

/** The level of the highest heading in a text; lower ones follow without a gap. */
export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

/**
 * Renders Markdown to a sanitized HTML syntax tree. Raw HTML is dropped, images become links, links lead only to http,
 * https, mailto or a relative address, and headings take their place in the page's outline. A text too tangled to parse in
 * reasonable time is shown as it was typed.
 */
export function renderMarkdown(source: string, headingLevel: HeadingLevel): MarkdownTree {
  if (!isTangled(source)) return parseAndRender(source, headingLevel);
  const children = [{ type: "text" as const, value: source }];
  return { type: "root", children: [{ type: "element", tagName: "pre", properties: {}, children }] };
}

function parseAndRender(source: string, headingLevel: HeadingLevel) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => imagesToLinks)
    .use(remarkRehype, { clobberPrefix: `text-${fingerprint(source)}-`, footnoteLabelTagName: "strong" })
    .use(rehypeSanitize, SCHEMA)
    .use(() => tasksToText)
    .use(() => outlineHeadings(headingLevel));
  return processor.runSync(processor.parse(source));
}

/** A sanitized HTML syntax tree. */
export type MarkdownTree = ReturnType<typeof parseAndRender>;

/** A short name for a text (FNV-1a, 32 bits), so that the footnotes of two texts on one page do not share ids. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

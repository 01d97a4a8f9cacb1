import rehypeSanitize, { type Options as Schema } from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { isTangled } from "./markdown-limits";
import { imagesToLinks, outlineHeadings, tasksToText } from "./markdown-tree";
import { pictureName } from "./picture-names";

/** Exactly what Markdown can say, and nothing of what HTML could add. Only footnotes, and headings where asked for, have ids. */
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
      "img",
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
    img: ["alt", "src", "title"],
    input: ["checked", "disabled", ["type", "checkbox"]],
    li: ["id", ["className", "task-list-item"]],
    ol: ["start", ["className", "contains-task-list"]],
    section: ["dataFootnotes"],
    td: ["align"],
    th: ["align"],
    ul: [["className", "contains-task-list"]],
  },
  ancestors: { tbody: ["table"], td: ["table"], th: ["table"], thead: ["table"], tr: ["table"] },
  // A picture's address is relative: none of it names a protocol.
  protocols: { href: ["http", "https", "mailto"], src: [""] },
  required: { input: { disabled: true, type: "checkbox" } },
  clobber: [],
};

/** The level of the highest heading in a text; lower ones follow without a gap. */
export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

/** What else a text may show. */
export interface MarkdownOptions {
  /** Begins the ids of headings, so that those of two texts on one page differ. Left out: headings have no ids. */
  readonly slugPrefix?: string;
  /** The pictures that are shown, by their names (`pictureName`); every other image becomes a link. Left out: none are. */
  readonly pictures?: ReadonlySet<string>;
}

/**
 * Renders Markdown to a sanitized HTML syntax tree. Raw HTML is dropped, images that are not kept here become links, links
 * lead only to http, https, mailto or a relative address, and headings take their place in the page's outline. A text too
 * tangled to parse in reasonable time is shown as it was typed.
 */
export function renderMarkdown(
  source: string,
  headingLevel: HeadingLevel,
  options: MarkdownOptions = {},
): MarkdownTree {
  if (!isTangled(source)) return parseAndRender(source, headingLevel, options);
  const children = [{ type: "text" as const, value: source }];
  return { type: "root", children: [{ type: "element", tagName: "pre", properties: {}, children }] };
}

const NO_PICTURES: ReadonlySet<string> = new Set();

function parseAndRender(
  source: string,
  headingLevel: HeadingLevel,
  { slugPrefix, pictures = NO_PICTURES }: MarkdownOptions,
) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => imagesToLinks((url) => pictures.has(pictureName(url) ?? "")))
    .use(remarkRehype, { clobberPrefix: `text-${fingerprint(source)}-`, footnoteLabelTagName: "strong" })
    .use(rehypeSanitize, SCHEMA)
    .use(() => tasksToText)
    .use(() => outlineHeadings(headingLevel))
    .use(slugPrefix === undefined ? [] : [[rehypeSlug, { prefix: slugPrefix }]]);
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

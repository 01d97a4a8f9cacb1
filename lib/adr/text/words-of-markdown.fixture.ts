import { z } from "zod";
import { parseMarkdown } from "./markdown-text";

const NODE = z.object({
  value: z.string().optional(),
  alt: z.string().nullish(),
  lang: z.string().nullish(),
  children: z.array(z.unknown()).optional(),
});

/** Everything that a reader or writer of a Markdown text sees of it: words, code and its language, descriptions of pictures, comments. */
export function wordsOf(markdown: string): string {
  const visit = (node: unknown): string => {
    const { value = "", alt, lang, children = [] } = NODE.parse(node);
    return [value, alt ?? "", lang ?? "", ...children.map(visit)].join(" ");
  };
  return visit(parseMarkdown(markdown));
}

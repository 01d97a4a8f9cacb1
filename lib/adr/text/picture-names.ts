import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isTangled } from "./markdown-limits";

/**
 * The name by which a text's relative image address is known: decoded, without a leading `./`, a query or a fragment. Null for
 * what is no relative address, such as one with a protocol, an absolute path or nothing.
 */
export function pictureName(url: string): string | null {
  if (url === "" || /^([a-z][a-z0-9+.-]*:|\/|\\|#|\?)/i.test(url)) return null;
  const name = decoded(url.replace(/[?#].*$/s, "")).replace(/^(\.\/)+/, "");
  return name === "" ? null : name;
}

/** A stray percent sign is a character like any other. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/**
 * The names of the pictures that a text in Markdown shows, each once, in their order. Definitions count, for an image may refer to
 * one. A text too tangled to parse shows none.
 */
export function pictureNames(source: string): readonly string[] {
  if (!source.includes("!") || isTangled(source)) return [];
  const names = new Set<string>();
  const visit = (node: Node) => {
    const name = node.type === "image" || node.type === "definition" ? pictureName(node.url ?? "") : null;
    if (name !== null) names.add(name);
    node.children?.forEach(visit);
  };
  visit(unified().use(remarkParse).use(remarkGfm).parse(source));
  return [...names];
}

import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isTangled } from "./markdown-limits";

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } };
  readonly children?: readonly Node[];
}

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly url: string;
}

/**
 * A text in Markdown with the addresses of its links and pictures changed, and not a letter else. `change` gets an address as it is
 * understood and gives another, or null to leave it. One that is written with escapes, and a text too tangled to parse, stay as they are.
 */
export function withAddresses(source: string, change: (url: string) => string | null): string {
  if (!/\]\s*[(:]/.test(source) || isTangled(source)) return source;
  const edits: Edit[] = [];
  const visit = (node: Node) => {
    const { url = "", position } = node;
    const isAddress = node.type === "link" || node.type === "image" || node.type === "definition";
    const changed = isAddress && url !== "" ? change(url) : null;
    const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    const at = changed === null ? -1 : source.slice(from, to).lastIndexOf(url);
    if (changed !== null && at >= 0) edits.push({ at: from + at, length: url.length, url: changed });
    node.children?.forEach(visit);
  };
  visit(unified().use(remarkParse).use(remarkGfm).parse(source));
  return edits
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, length, url }) => text.slice(0, at) + url + text.slice(at + length), source);
}

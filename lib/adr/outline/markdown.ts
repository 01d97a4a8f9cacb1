import type { Nodes, Parents, Root, RootContent } from "mdast";
import { isTangled } from "../text/markdown-limits";
import { parseMarkdown } from "../text/markdown-text";
import { readFrontMatter } from "./front-matter";
import { scanHeadings } from "./heading-scan";
import { headerFields, scanFields } from "./header-fields";
import type { Outline, OutlineHeading, OutlineItem, OutlineLink } from "./outline";
import { plainText } from "./plain-text";

/** Reads the shape of a Markdown text. One that would keep the parser busy for long is scanned for headings only. */
export function outlineMarkdown(source: string): Outline {
  const { fields, end, troubles } = readFrontMatter(source);
  // Blanks keep every place where it is.
  const text = source.slice(0, end).replace(/[^\n]/g, " ") + source.slice(end);
  const shape = { markup: "markdown" as const, source, start: end };
  const why = whyTooMuch(text);
  if (why !== null) {
    const headings = scanHeadings(text);
    const [first, second] = headings;
    const header = text.slice(first?.end ?? 0, second?.start ?? text.length);
    return {
      ...shape,
      headings,
      fields: [...fields, ...scanFields(header, first === undefined ? 1 : first.line + 1)],
      links: [],
      items: [],
      troubles: [...troubles, { line: 1, column: 1, what: "Only headings and metadata were read.", why }],
    };
  }
  const tree = parseMarkdown(text);
  const headings = headingsOf(tree, text);
  const header = headerOf(tree, headings);
  return {
    ...shape,
    headings,
    fields: [...fields, ...headerFields(header, text)],
    links: linksOf(tree),
    items: itemsOf(tree, text),
    troubles,
  };
}

/** The largest record met in the wild has 97,000 characters. A list of a hundred thousand items takes half a minute. */
const MOST_CHARACTERS = 200_000;
const MOST_LINES = 6_000;

/** Why a text is only scanned, in a sentence; null for one that is parsed. */
function whyTooMuch(text: string): string | null {
  const isLong = text.length > MOST_CHARACTERS || text.split("\n", MOST_LINES + 1).length > MOST_LINES;
  if (isLong) return "It is too long to be taken apart in reasonable time.";
  return isTangled(text)
    ? "Its marks are too many, or too deep in each other, to be taken apart in reasonable time."
    : null;
}

const offsetOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;
const placeOf = (node: Nodes) => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

function headingsOf(tree: Root, text: string): OutlineHeading[] {
  return tree.children.flatMap((node): OutlineHeading[] => {
    const html = node.type === "html" ? /^<h([1-6])\b[^>]*>([^<]*)<\/h\1>/i.exec(node.value) : null;
    const level = node.type === "heading" ? node.depth : Number(html?.[1] ?? 0);
    if (level === 0) return [];
    const end = text.indexOf("\n", endOf(node));
    const words = node.type === "heading" ? plainText(node) : (html?.[2] ?? "").trim();
    return [{ level, text: words, start: offsetOf(node), end: end < 0 ? text.length : end + 1, ...placeOf(node) }];
  });
}

/** What stands above the first heading below the title: there, pairs are metadata. */
function headerOf(tree: Root, [first, ...others]: readonly OutlineHeading[]): readonly RootContent[] {
  const isTitle = first?.level === 1 || others.every(({ level }) => level > (first?.level ?? 0));
  // Some repeat the title below itself.
  const [next, after] = others;
  const below = next?.text === first?.text ? after : next;
  const until = (isTitle ? below : first)?.start;
  return tree.children.filter((node) => until === undefined || offsetOf(node) < until);
}

function linksOf(tree: Root): OutlineLink[] {
  const targets = new Map<string, string>();
  const found: OutlineLink[] = [];
  walk(tree, (node) => {
    if (node.type === "definition" && !targets.has(node.identifier)) targets.set(node.identifier, node.url);
  });
  walk(tree, (node) => {
    const target = targetOf(node, targets);
    if (target === undefined) return;
    const isImage = node.type === "image" || node.type === "imageReference";
    const label = isImage ? (node.alt ?? "") : plainText(node);
    found.push({ target, label, isImage, offset: offsetOf(node), ...placeOf(node) });
  });
  return found;
}

function targetOf(node: Nodes, targets: ReadonlyMap<string, string>): string | undefined {
  if (node.type === "link" || node.type === "image") return node.url;
  if (node.type === "linkReference" || node.type === "imageReference") return targets.get(node.identifier);
  return undefined;
}

function itemsOf(tree: Root, text: string): OutlineItem[] {
  return tree.children.flatMap((node) => {
    if (node.type !== "list") return [];
    return node.children.map((item) => {
      const [first] = item.children;
      const words = first === undefined ? "" : text.slice(offsetOf(first), endOf(first));
      return {
        text: words
          .split("\n")
          .map((one) => one.trim())
          .join(" "),
        offset: offsetOf(item),
      };
    });
  });
}

/** Visits every node without recursion: a text can be nested as deep as it likes. */
function walk(tree: Root, visit: (node: Nodes) => void): void {
  const left: Nodes[] = [tree];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    visit(node);
    if (isParent(node)) for (let at = node.children.length - 1; at >= 0; at -= 1) pushChild(left, node, at);
  }
}

function pushChild(left: Nodes[], node: Parents, at: number): void {
  const child = node.children[at];
  if (child !== undefined) left.push(child);
}

const isParent = (node: Nodes): node is Parents => "children" in node;

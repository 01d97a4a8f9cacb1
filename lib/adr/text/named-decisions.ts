import type { MarkdownTree } from "./markdown";

type Child = MarkdownTree["children"][number];

/** A decision that a text names, with where it is read. */
export interface NamedDecision {
  readonly number: number;
  readonly title: string;
  readonly address: string;
  /** The names of its file by which the text links to it, as `fileNamed` tells them. */
  readonly files?: readonly string[];
}

/** Other things that are counted: "issue #12" is none of ours. */
const OTHERS = "issues?|prs?|requests?|tickets?|bugs?|tasks?|steps?|pages?|comments?";
/**
 * "ADR-12" and "#12", as Accord writes them: not within a word, a path or a file's name. A file that counts with leading zeros
 * ("ADR-0012") means its own numbers.
 */
const NAME = new RegExp(`(?<![\\w#&/.-])(?<!\\b(?:${OTHERS})\\s)(?:ADR-|#)([1-9]\\d{0,8})(?![\\w-]|[./]\\w)`, "gi");
/** So many decisions one text is looked through for. */
const MOST_NAMED = 100;
/** Inside these a name is no link: it would be one in another, or code. */
const LEFT: readonly string[] = ["a", "code", "pre"];

/** The numbers of the decisions that these texts seem to name, each once, at most 100. */
export function numbersNamed(texts: readonly string[]): readonly number[] {
  const numbers = texts.flatMap((text) => [...text.matchAll(NAME)].map(([, number]) => Number(number)));
  return [...new Set(numbers)].slice(0, MOST_NAMED);
}

/** Addresses that lead somewhere by themselves. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[/#?])/i;

/** The file that a relative link means: its name in lower case without folders and ending, as imported decisions keep it; null for any other link. */
function fileNamed(href: string): string | null {
  if (href === "" || ELSEWHERE.test(href)) return null;
  const [path = ""] = href.split(/[?#]/);
  const name = path.split("/").at(-1) ?? "";
  return name.replace(/\.(?:md|markdown|adoc|asciidoc|rst|txt)$/i, "").toLowerCase();
}

const FILE_LINK =
  /\]\(<?([^()<>\s]{1,300})>?(?:\s+["'(](?:[^)\]]|\](?!\())*)?\)|^\s{0,3}\[[^[\]]{1,200}\]:\s*<?([^<>\s]{1,300})/gm;

/** The files that these texts link to, as `fileNamed` tells them, each once, at most 100. */
export function filesNamed(texts: readonly string[]): readonly string[] {
  const files = texts.flatMap((text) =>
    [...text.matchAll(FILE_LINK)].flatMap(([, inline, reference]) => fileNamed(inline ?? reference ?? "") ?? []),
  );
  return [...new Set(files)].slice(0, MOST_NAMED);
}

/**
 * Makes links of the names of these decisions in a rendered text, each with `dataDecision`; other numbers stay as they are. Links to files lead
 * to the decision that came from the file; where none is known they are words, because no file lies beside a page.
 */
export function linkDecisions(tree: MarkdownTree, decisions: readonly NamedDecision[]): MarkdownTree {
  const known = new Map(decisions.map((decision) => [decision.number, decision]));
  const inside = (nodes: readonly Child[]): Child[] =>
    nodes.flatMap((node): Child[] => {
      if (node.type === "text") return pieces(node, known);
      if (node.type === "element" && node.tagName === "a") return linkOfFile(node, decisions);
      if (node.type !== "element" || LEFT.includes(node.tagName)) return [node];
      return [{ ...node, children: inside(node.children).filter((child) => child.type !== "doctype") }];
    });
  return { ...tree, children: inside(tree.children) };
}

function linkOfFile(node: Extract<Child, { type: "element" }>, decisions: readonly NamedDecision[]): Child[] {
  const href = node.properties["href"];
  const file = typeof href === "string" ? fileNamed(href) : null;
  if (file === null) return [node];
  const decision = decisions.find(({ files }) => files?.includes(file));
  if (decision === undefined) return node.children;
  const { address, title, number } = decision;
  return [{ ...node, properties: { href: address, title, dataDecision: number } }];
}

function pieces(node: Extract<Child, { type: "text" }>, known: ReadonlyMap<number, NamedDecision>): Child[] {
  const found: Child[] = [];
  let end = 0;
  for (const match of node.value.matchAll(NAME)) {
    const decision = known.get(Number(match[1]));
    if (decision === undefined) continue;
    if (match.index > end) found.push({ type: "text", value: node.value.slice(end, match.index) });
    found.push({
      type: "element",
      tagName: "a",
      properties: { href: decision.address, title: decision.title, dataDecision: decision.number },
      children: [{ type: "text", value: match[0] }],
    });
    end = match.index + match[0].length;
  }
  if (end === 0) return [node];
  return end === node.value.length ? found : [...found, { type: "text", value: node.value.slice(end) }];
}

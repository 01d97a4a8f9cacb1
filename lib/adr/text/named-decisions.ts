import type { MarkdownTree } from "./markdown";

type Child = MarkdownTree["children"][number];

/** A decision that a text names, with where it is read. */
export interface NamedDecision {
  readonly number: number;
  readonly title: string;
  readonly address: string;
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

/** Makes links of the names of these decisions in a rendered text, each with `dataDecision`. Other numbers stay as they are. */
export function linkDecisions(tree: MarkdownTree, decisions: readonly NamedDecision[]): MarkdownTree {
  if (decisions.length === 0) return tree;
  const known = new Map(decisions.map((decision) => [decision.number, decision]));
  const inside = (nodes: readonly Child[]): Child[] =>
    nodes.flatMap((node): Child[] => {
      if (node.type === "text") return pieces(node, known);
      if (node.type !== "element" || LEFT.includes(node.tagName)) return [node];
      return [{ ...node, children: inside(node.children).filter((child) => child.type !== "doctype") }];
    });
  return { ...tree, children: inside(tree.children) };
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

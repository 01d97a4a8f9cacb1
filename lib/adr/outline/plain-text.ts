import type { Nodes } from "mdast";

/** The words of a piece of Markdown: without marks, comments and HTML, pictures by their description. */
export function plainText(node: Nodes): string {
  return wordsOf(node).replace(/\s+/g, " ").trim();
}

function wordsOf(node: Nodes): string {
  if (node.type === "html") return "";
  if (node.type === "break") return " ";
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  return "children" in node ? node.children.map((child) => wordsOf(child)).join("") : "";
}

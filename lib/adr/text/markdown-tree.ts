/** The part of Markdown's and HTML's syntax trees that the steps below read and change. */
interface TreeNode {
  type: string;
  children?: TreeNode[];
  alt?: string | null;
  url?: string;
  identifier?: string;
  label?: string | null;
  tagName?: string;
  properties?: Record<string, unknown>;
}

const text = (value: string): TreeNode & { value: string } => ({ type: "text", value });

/** Replaces each child of each node, deepest last, by what `change` returns; undefined keeps it and goes on inside. */
function rewrite(node: TreeNode, change: (child: TreeNode, parent: TreeNode) => TreeNode | undefined): void {
  node.children = node.children?.map((child) => {
    const changed = change(child, node);
    if (changed === undefined) rewrite(child, change);
    return changed ?? child;
  });
}

/**
 * Markdown step: an image that is not kept here is never loaded on opening a record; its place is taken by a link with its
 * description. `isKept` tells by its address which ones are.
 */
export function imagesToLinks(isKept: (url: string) => boolean): (tree: TreeNode) => void {
  return (tree) => {
    const addresses = new Map<string, string>();
    rewrite(tree, (node) => {
      if (node.type === "definition") addresses.set(node.identifier ?? "", node.url ?? "");
      return undefined;
    });
    const kept = (image: TreeNode) => isKept(image.url ?? addresses.get(image.identifier ?? "") ?? "");
    rewrite(tree, (node) => {
      if (node.type === "link" || node.type === "linkReference") {
        rewrite(node, (child) => (isImage(child) && !kept(child) ? text(describe(child)) : undefined));
        return node;
      }
      if (!isImage(node) || kept(node)) return undefined;
      const type = node.type === "image" ? "link" : "linkReference";
      return { ...node, type, children: [text(describe(node))] };
    });
  };
}

const isImage = (node: TreeNode) => node.type === "image" || node.type === "imageReference";
const describe = (image: TreeNode) => image.alt || image.url || image.label || "image";

/** HTML step: the box of a task becomes a sign with a name, because it cannot be ticked here. */
export function tasksToText(tree: TreeNode): void {
  rewrite(tree, (node) => {
    if (node.tagName !== "input") return undefined;
    const isDone = node.properties?.checked === true;
    const properties = { role: "img", ariaLabel: isDone ? "Done" : "Open" };
    return { type: "element", tagName: "span", properties, children: [text(isDone ? "☑" : "☐")] };
  });
}

/**
 * HTML step: headings take their place in the page's outline. The highest gets `level`, and each step down goes one
 * level deeper whatever the author skipped; none goes below 6.
 */
export function outlineHeadings(level: number): (tree: TreeNode) => void {
  return (tree) => {
    const open: number[] = [];
    rewrite(tree, (node) => {
      const depth = Number(/^h([1-6])$/.exec(node.tagName ?? "")?.[1]);
      if (!depth) return undefined;
      while ((open.at(-1) ?? 0) >= depth) open.pop();
      node.tagName = `h${Math.min(6, level + open.length)}`;
      open.push(depth);
      return undefined;
    });
  };
}

import type { MarkdownTree } from "../markdown";
import { originsOf, spanOf, type Origin } from "./rendered";

type Child = MarkdownTree["children"][number];
type Element = Extract<Child, { type: "element" }>;

/** A stretch of the source that is marked where it is read. */
export interface PassageMark {
  readonly id: string;
  /** How it is called beside the text, from 1. */
  readonly number: number;
  /** UTF-16 units of the source. */
  readonly start: number;
  readonly end: number;
}

interface Around {
  readonly start: number;
  readonly end: number;
}

/**
 * Marks passages in a rendered tree. Blocks of code stay as they are, since their colours are made from their text. The last piece of
 * a passage carries `dataNumber`, for its mark beside the text; inside a link, which can hold no other, no piece does.
 */
export function markPassages(tree: MarkdownTree, source: string, marks: readonly PassageMark[]): MarkdownTree {
  if (marks.length === 0) return tree;
  const last = new Map<string, Element>();
  const inside = (nodes: readonly Child[], around: Around | null, isLink: boolean): Child[] =>
    nodes.flatMap((node): Child[] => {
      if (node.type === "text") return pieces(node, around, isLink);
      if (node.type !== "element" || node.tagName === "pre") return [node];
      const children = inside(node.children, spanOf(node) ?? around, isLink || node.tagName === "a");
      return [{ ...node, children: children.filter((child) => child.type !== "doctype") }];
    });
  const pieces = (node: Extract<Child, { type: "text" }>, around: Around | null, isLink: boolean): Child[] => {
    if (node.value.trim() === "") return [node];
    const origins = originsOf(node.value, source, spanOf(node), around);
    return runsOf(node.value, origins, marks).map(({ value, mark }): Child => {
      if (mark === null) return { type: "text", value };
      const properties = { dataPassage: mark.id };
      const piece: Element = { type: "element", tagName: "mark", properties, children: [{ type: "text", value }] };
      if (!isLink) last.set(mark.id, piece);
      return piece;
    });
  };
  const children = inside(tree.children, null, false);
  for (const mark of marks) {
    const piece = last.get(mark.id);
    if (piece !== undefined) piece.properties.dataNumber = mark.number;
  }
  return { ...tree, children };
}

/** A text cut where marks begin and end. What nobody wrote goes with what stands before it. */
function runsOf(value: string, origins: readonly Origin[], marks: readonly PassageMark[]) {
  const runs: { value: string; mark: PassageMark | null }[] = [];
  for (const [at, unit] of value.split("").entries()) {
    const origin = origins[at] ?? null;
    const before = runs.at(-1);
    const mark =
      origin === null
        ? (before?.mark ?? null)
        : (marks.find(({ start, end }) => origin.start >= start && origin.end <= end) ?? null);
    if (before !== undefined && before.mark === mark) before.value += unit;
    else runs.push({ value: unit, mark });
  }
  return runs;
}

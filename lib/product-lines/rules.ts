import { precondition } from "@/lib/errors";

/** What the shape of the tree needs to know of a line. */
export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

/** Orders lines as a tree is read: by name, each followed by what lies below. A line whose parent is missing here is a root. */
export function inTreeOrder<T extends TreeNode>(lines: readonly T[]): readonly (T & { readonly depth: number })[] {
  const ids = new Set(lines.map((line) => line.id));
  const children = new Map<string | null, T[]>();
  for (const line of lines.toSorted((a, b) => byName.compare(a.name, b.name))) {
    const parent = line.parentId !== null && ids.has(line.parentId) ? line.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), line]);
  }
  const below = (parent: string | null, depth: number): (T & { readonly depth: number })[] =>
    (children.get(parent) ?? []).flatMap((line) => [{ ...line, depth }, ...below(line.id, depth + 1)]);
  return below(null, 0);
}

const byName = new Intl.Collator("en");

/** The lines that are neither this one nor below it, in their order, which is the tree's. */
export function linesOutside<T extends TreeNode & { readonly depth: number }>(
  lines: readonly T[],
  lineId: string,
): readonly T[] {
  const from = lines.findIndex(({ id }) => id === lineId);
  const root = lines[from];
  if (root === undefined) return lines;
  const behind = lines.findIndex(({ depth }, at) => at > from && depth <= root.depth);
  return [...lines.slice(0, from), ...(behind === -1 ? [] : lines.slice(behind))];
}

/** The line's ancestors from the root down, ending with the line itself. */
export function pathOf<T extends TreeNode>(lines: readonly T[], lineId: string): readonly T[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const path: T[] = [];
  for (let at = byId.get(lineId); at !== undefined && !path.includes(at); at = byId.get(at.parentId ?? ""))
    path.unshift(at);
  return path;
}

/** The names from the root down to each line, itself last, by its id. `lines` are in the order of the tree. */
export function pathNames(
  lines: readonly (TreeNode & { readonly depth: number })[],
): ReadonlyMap<string, readonly string[]> {
  const above: string[] = [];
  return new Map(
    lines.map(({ id, name, depth }) => {
      above.splice(depth);
      above.push(name);
      return [id, [...above]] as const;
    }),
  );
}

/** A line cannot lie below itself. */
export function assertNoCycle(lines: readonly TreeNode[], lineId: string, parentId: string): void {
  const path = pathOf(lines, parentId);
  if (!path.some((line) => line.id === lineId)) return;
  const names = path.map((line) => line.name).join(" › ");
  throw precondition(`A product line cannot lie below itself: ${names}. Choose a line outside of it.`);
}

/** Rule 19, for one line: open decisions have to move or be withdrawn first; lines below it are archived first. */
export function assertCanArchive(line: { readonly name: string }, openDecisions: number, openLines: number): void {
  if (openLines > 0)
    throw precondition(
      `${openLines === 1 ? "One line lies" : `${openLines} lines lie`} below ${line.name}. Move or archive ${openLines === 1 ? "it" : "them"} first.`,
    );
  if (openDecisions > 0)
    throw precondition(
      `${line.name} has ${openDecisions === 1 ? "one draft or proposed decision" : `${openDecisions} draft or proposed decisions`}. Move or withdraw ${openDecisions === 1 ? "it" : "them"} first.`,
    );
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken, and not an address of ours. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  const isFree = (candidate: string) => candidate !== "new" && !taken.has(candidate);
  if (isFree(slug)) return slug;
  let number = 2;
  while (!isFree(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

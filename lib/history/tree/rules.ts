import { concat, isEqual, type Sha256 } from "../bytes/rules";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** `SHA-256(0x00 ‖ entry)` (RFC 6962, 2.1). */
export const treeLeaf = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(LEAF, entry);

const nodeOf = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** A tree by the roots of its full subtrees, the largest first: as many as its size has ones in binary. All that growing it takes. */
export interface CompactTree {
  readonly size: number;
  readonly subtrees: readonly Uint8Array[];
}

export const EMPTY_TREE: CompactTree = { size: 0, subtrees: [] };

/** The tree with these leaves behind the ones it has. */
export function grown(sha256: Sha256, tree: CompactTree, leaves: Iterable<Uint8Array>): CompactTree {
  const subtrees = [...tree.subtrees];
  let { size } = tree;
  for (const leaf of leaves) {
    let node = leaf;
    // Each full pair below the new leaf becomes one, as carrying does in binary.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(sha256, subtrees.pop() ?? node, node);
    subtrees.push(node);
    size += 1;
  }
  return { size, subtrees };
}

/** The root of a tree (RFC 6962, 2.1); SHA-256 of nothing for the empty one. */
export function rootOf(sha256: Sha256, { subtrees }: CompactTree): Uint8Array {
  if (subtrees.length === 0) return sha256();
  return subtrees.reduceRight((right, left) => nodeOf(sha256, left, right));
}

/** The root over the leaves from `from` up to, and without, `to`. */
export function rootBetween(sha256: Sha256, leaves: readonly Uint8Array[], from = 0, to = leaves.length): Uint8Array {
  return rootOf(sha256, grown(sha256, EMPTY_TREE, leaves.slice(from, to)));
}

/** The largest power of two below `size`, which is 2 or more: how many leaves lie on the left. */
function leftOf(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** What proves that a leaf stands at `index` of the tree (RFC 6962, 2.1.1): the roots beside its way up, the nearest first. */
export function inclusionProof(sha256: Sha256, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  return pathIn(sha256, leaves, index, 0, leaves.length);
}

function pathIn(sha256: Sha256, leaves: readonly Uint8Array[], index: number, from: number, to: number): Uint8Array[] {
  if (to - from <= 1) return [];
  const middle = from + leftOf(to - from);
  return index < middle
    ? [...pathIn(sha256, leaves, index, from, middle), rootBetween(sha256, leaves, middle, to)]
    : [...pathIn(sha256, leaves, index, middle, to), rootBetween(sha256, leaves, from, middle)];
}

/** Does the proof lead from the leaf to the root of a tree of this size? */
export function isIncluded(
  sha256: Sha256,
  at: { readonly leaf: Uint8Array; readonly index: number; readonly size: number },
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(at.index) || at.index < 0 || at.index >= at.size) return false;
  const sides = sidesOf(at.index, at.size);
  if (sides.length !== proof.length) return false;
  const found = proof.reduce(
    (node, beside, step) => (sides[step] === "right" ? nodeOf(sha256, node, beside) : nodeOf(sha256, beside, node)),
    at.leaf,
  );
  return isEqual(found, root);
}

/** On which side of a leaf's way up its neighbours lie, the nearest first. */
function sidesOf(index: number, size: number): ("left" | "right")[] {
  const sides: ("left" | "right")[] = [];
  for (let [from, to] = [0, size]; to - from > 1;) {
    const middle = from + leftOf(to - from);
    if (index < middle) {
      sides.push("right");
      to = middle;
    } else {
      sides.push("left");
      from = middle;
    }
  }
  return sides.reverse();
}

/** The subtrees of a tree as one run of bytes, and back. */
export const subtreesToBytes = ({ subtrees }: CompactTree): Uint8Array => concat(...subtrees);

export function subtreesFromBytes(size: number, bytes: Uint8Array): CompactTree {
  const subtrees = Array.from({ length: bytes.length / 32 }, (_, at) => bytes.slice(32 * at, 32 * (at + 1)));
  return { size, subtrees };
}

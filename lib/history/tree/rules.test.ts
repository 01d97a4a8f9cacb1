import { describe, expect, it } from "vitest";
import { toHex, utf8 } from "../bytes/rules";
import { sha256 } from "../hash";
import { EMPTY_TREE, grown, inclusionProof, isIncluded, rootBetween, rootOf, treeLeaf } from "./rules";

/** The tree as RFC 6962, 2.1 defines it, word for word. */
function byTheBook(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(Buffer.of(1), byTheBook(leaves.slice(0, k)), byTheBook(leaves.slice(k)));
}

const leaves = Array.from({ length: 40 }, (_, n) => treeLeaf(sha256, utf8(`entry ${n}`)));

describe("the tree over the log", () => {
  it("has the roots that RFC 6962 gives, whether grown at once or leaf by leaf", () => {
    let tree = EMPTY_TREE;
    for (let size = 0; size <= leaves.length; size += 1) {
      const expected = toHex(byTheBook(leaves.slice(0, size)));
      expect(toHex(rootBetween(sha256, leaves, 0, size))).toBe(expected);
      expect(toHex(rootOf(sha256, tree))).toBe(expected);
      tree = grown(sha256, tree, leaves.slice(size, size + 1));
    }
  });

  it("proves every leaf of every size, and no other leaf in its place", () => {
    for (let size = 1; size <= leaves.length; size += 1) {
      const part = leaves.slice(0, size);
      const root = rootBetween(sha256, part);
      for (const [index, leaf] of part.entries()) {
        const proof = inclusionProof(sha256, part, index);
        expect(isIncluded(sha256, { leaf, index, size }, proof, root)).toBe(true);
        expect(isIncluded(sha256, { leaf: sha256("other"), index, size }, proof, root)).toBe(false);
        expect(isIncluded(sha256, { leaf, index: index + 1, size }, proof, root)).toBe(false);
      }
    }
  });
});

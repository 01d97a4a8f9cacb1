import { fromHex, isEqual, toHex, type Sha256 } from "@/lib/history/bytes/rules";
import {
  fingerprintOf,
  hashOfText,
  parseNote,
  signatureBy,
  type SignedCheckpoint,
} from "@/lib/history/checkpoints/note/rules";
import { entryBytes } from "@/lib/history/checkpoints/rules";
import { EMPTY_TREE, grown, rootOf, treeLeaf, type CompactTree } from "@/lib/history/tree/rules";
import { linesBy, numberIn, textIn, textsIn, type HistoryLine } from "../../lines/rules";
import type { ReadChain } from "../chains/rules";
import type { FindingCode, HistoryFinding } from "../words/rules";

/** Is this the Ed25519 signature of a text by the holder of a public key of 32 bytes? Passed in: a browser answers later. */
export type VerifyEd25519 = (publicKey: Uint8Array, text: string, signature: Uint8Array) => Promise<boolean>;

/** The checkpoints of a file that hold, by their numbers, and what does not. */
export interface CheckedLog {
  readonly checkpoints: readonly SignedCheckpoint[];
  /** Fingerprints of the keys that signed them. */
  readonly keys: readonly string[];
  readonly findings: readonly HistoryFinding[];
}

interface Given {
  readonly sha256: Sha256;
  readonly verify: VerifyEd25519;
  readonly organization: string;
  readonly chains: readonly ReadChain[];
  /** Every chain of the organization is here, so that one that is not was taken away. */
  readonly isWhole: boolean;
}

/**
 * Checks the checkpoints of a file in their order: each is signed, names the one before it, and signed the log that is here. One that
 * begins anew brings the roots of what lies before it. The first that does not hold is named, and no later one is read.
 */
export async function checkLog(given: Given, lines: readonly HistoryLine[]): Promise<CheckedLog> {
  const { sha256 } = given;
  const keys = lines.flatMap((line) => (line["kind"] === "key" ? [fromHex(textIn(line, "publicKey"))] : []));
  const publicKeys = keys.flatMap((key) => (key?.length === 32 ? [key] : []));
  const entries = entriesBy(lines);
  const held: SignedCheckpoint[] = [];
  const signers = new Set<string>();
  let tree = EMPTY_TREE;
  for (const line of lines.filter(({ kind }) => kind === "checkpoint")) {
    const number = numberIn(line, "number");
    const broken = (code: FindingCode) => ({
      checkpoints: held,
      keys: [...signers],
      findings: [...checkEntries(given, entries, held), { code, chain: null, sequence: number, detail: "" }],
    });
    const said = parseNote(textIn(line, "note"));
    if (said === null || said.number !== number || said.organization !== given.organization)
      return broken("checkpoint.note");
    if (!follows(sha256, said, held.at(-1))) return broken("checkpoint.note");
    const leaves = leavesOf(sha256, entries.get(number) ?? []);
    const before = beginningOf(line, said.size - leaves.length, tree, held.at(-1)?.number === number - 1);
    if (before === null) return broken("checkpoint.root");
    tree = grown(sha256, before, leaves);
    if (tree.size !== said.size || !isEqual(rootOf(sha256, tree), said.root)) return broken("checkpoint.root");
    const signer = await signerOf(given, said, publicKeys);
    if (signer === null) return broken("checkpoint.signature");
    signers.add(fingerprintOf(sha256, signer));
    held.push(said);
  }
  return { checkpoints: held, keys: [...signers], findings: checkEntries(given, entries, held) };
}

/** A checkpoint names the one right before it, comes later than any before it, and the very first names none. */
function follows(sha256: Sha256, said: SignedCheckpoint, last: SignedCheckpoint | undefined): boolean {
  if (said.number === 1) return last === undefined && said.previous === null;
  if (said.previous === null) return false;
  if (last === undefined) return true;
  if (said.number <= last.number || said.time < last.time || said.size <= last.size) return false;
  return said.number > last.number + 1 || isEqual(said.previous, hashOfText(sha256, last.text));
}

/** The tree that a checkpoint's entries come to: the one before, or, where the file leaves some out, the roots that it brings. */
function beginningOf(line: HistoryLine, size: number, tree: CompactTree, isNext: boolean): CompactTree | null {
  if (line["before"] === undefined) return isNext || size === 0 ? tree : null;
  const subtrees = textsIn(line, "before").flatMap((hex) => {
    const root = fromHex(hex);
    return root?.length === 32 ? [root] : [];
  });
  const ones = size.toString(2).replaceAll("0", "").length;
  return size >= 0 && subtrees.length === ones ? { size, subtrees } : null;
}

/** By checkpoint its entries, in the order of the file. */
function entriesBy(lines: readonly HistoryLine[]): ReadonlyMap<number, readonly HistoryLine[]> {
  const found = new Map<number, HistoryLine[]>();
  for (const line of lines) {
    if (line["kind"] !== "entry") continue;
    const own = found.get(numberIn(line, "checkpoint")) ?? [];
    own.push(line);
    found.set(numberIn(line, "checkpoint"), own);
  }
  return found;
}

/** Entries of chains that are here in words, those of others by their hash. */
function leavesOf(sha256: Sha256, entries: readonly HistoryLine[]): Uint8Array[] {
  return entries.map((entry) => {
    if (entry["leaf"] !== undefined) return fromHex(textIn(entry, "leaf")) ?? new Uint8Array();
    return treeLeaf(
      sha256,
      entryBytes({ chain: textIn(entry, "chain"), sequence: numberIn(entry, "sequence"), head: textIn(entry, "head") }),
    );
  });
}

async function signerOf(
  { sha256, verify }: Given,
  said: SignedCheckpoint,
  keys: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  for (const key of keys) {
    const signature = signatureBy(sha256, said, key);
    if (signature !== null && (await verify(key, said.text, signature))) return key;
  }
  return null;
}

/** Compares what checkpoints signed of the chains with these as they are now. Of one that does not hold nothing more is said. */
function checkEntries(
  { chains, isWhole }: Given,
  entries: ReadonlyMap<number, readonly HistoryLine[]>,
  held: readonly SignedCheckpoint[],
): readonly HistoryFinding[] {
  const known = new Map(chains.map((chain) => [chain.id, chain]));
  const signed = held.flatMap(({ number }) => entries.get(number) ?? []);
  const found = new Set<string>();
  return [
    ...linesBy(
      signed.filter(({ leaf }) => leaf === undefined),
      "chain",
    ),
  ].flatMap(([id, own]) =>
    own.flatMap((entry): HistoryFinding[] => {
      const chain = known.get(id);
      const code = chain === undefined ? (isWhole ? "entry.chain" : null) : faultOf(chain, entry);
      if (code === null || found.has(id)) return [];
      found.add(id);
      return [
        { code, chain: id, sequence: numberIn(entry, "checkpoint"), detail: `event ${numberIn(entry, "sequence")}` },
      ];
    }),
  );
}

function faultOf(chain: ReadChain, entry: HistoryLine): FindingCode | null {
  if (!chain.isWhole) return null;
  const event = chain.events[numberIn(entry, "sequence") - 1];
  if (event === undefined) return "entry.cut";
  return event.head === textIn(entry, "head") ? null : "entry.head";
}

/** The keys of the file as hexadecimal, in its order. */
export const keysIn = (lines: readonly HistoryLine[]): readonly string[] =>
  lines.flatMap((line) =>
    line["kind"] === "key" ? [toHex(fromHex(textIn(line, "publicKey")) ?? new Uint8Array())] : [],
  );

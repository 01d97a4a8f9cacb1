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
  /** By chain, up to which event they cover it. */
  readonly covered: ReadonlyMap<string, number>;
  /** Every checkpoint of the file holds, so that what they do not cover can be told. */
  readonly isSound: boolean;
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
 * Checks the checkpoints of a file in their order: each is signed by the key that counted then, names the one before it, and signed the
 * log that is here. Of a whole organization none is left out; in another file one that begins anew brings the roots of what lies before
 * it. The first that does not hold is named, and no later one is read.
 */
export async function checkLog(given: Given, lines: readonly HistoryLine[]): Promise<CheckedLog> {
  const { sha256 } = given;
  const keys = keysOf(lines);
  const entries = entriesBy(lines);
  const held: SignedCheckpoint[] = [];
  const signers = new Set<string>();
  let tree = EMPTY_TREE;
  for (const line of lines.filter(({ kind }) => kind === "checkpoint")) {
    const number = numberIn(line, "number");
    const broken = (code: FindingCode, sequence = number) => ({
      ...{ checkpoints: held, keys: [...signers], covered: coveredBy(entries, held), isSound: false },
      findings: [...checkEntries(given, entries, held), { code, chain: null, sequence, detail: "" }],
    });
    const said = parseNote(textIn(line, "note"));
    if (said === null || said.number !== number || said.organization !== given.organization)
      return broken("checkpoint.note");
    if (!follows(sha256, said, held.at(-1))) return broken("checkpoint.note");
    const next = (held.at(-1)?.number ?? 0) + 1;
    if (given.isWhole && number !== next) return broken("checkpoint.gap", next);
    const leaves = leavesOf(sha256, entries.get(number) ?? []);
    const before = number === next ? tree : beginningOf(line, said.size - leaves.length);
    if (before === null) return broken("checkpoint.root");
    tree = grown(sha256, before, leaves);
    if (tree.size !== said.size || !isEqual(rootOf(sha256, tree), said.root)) return broken("checkpoint.root");
    const signedBy = await signersOf(given, said, keys);
    const inUse = keys.findLast(({ since }) => since <= number);
    if (signedBy.length === 0) return broken("checkpoint.signature");
    if (inUse === undefined || !signedBy.includes(inUse)) return broken("checkpoint.key");
    signers.add(fingerprintOf(sha256, inUse.publicKey));
    held.push(said);
  }
  const findings = [...checkEntries(given, entries, held), ...checkHidden(given, entries, held)];
  return { checkpoints: held, keys: [...signers], covered: coveredBy(entries, held), isSound: true, findings };
}

/** A key of checkpoints, and the first that it counts for: up to the next one's. */
interface CountingKey {
  readonly publicKey: Uint8Array;
  readonly since: number;
}

function keysOf(lines: readonly HistoryLine[]): readonly CountingKey[] {
  return lines.flatMap((line) => {
    const publicKey = line["kind"] === "key" ? fromHex(textIn(line, "publicKey")) : null;
    return publicKey?.length === 32 ? [{ publicKey, since: numberIn(line, "since") }] : [];
  });
}

/** By chain, the highest event of it that these checkpoints signed. */
function coveredBy(
  entries: ReadonlyMap<number, readonly HistoryLine[]>,
  held: readonly SignedCheckpoint[],
): ReadonlyMap<string, number> {
  const covered = new Map<string, number>();
  for (const { number } of held)
    for (const entry of entries.get(number) ?? []) {
      const chain = textIn(entry, "chain");
      if (entry["leaf"] === undefined)
        covered.set(chain, Math.max(covered.get(chain) ?? 0, numberIn(entry, "sequence")));
    }
  return covered;
}

/** In the file of a whole organization no history is kept back, so that no entry of the log is a hash only. The first is named. */
function checkHidden(
  { isWhole }: Given,
  entries: ReadonlyMap<number, readonly HistoryLine[]>,
  held: readonly SignedCheckpoint[],
): readonly HistoryFinding[] {
  const hiding = held.find(({ number }) => entries.get(number)?.some(({ leaf }) => leaf !== undefined));
  return isWhole && hiding !== undefined
    ? [{ code: "entry.hidden", chain: null, sequence: hiding.number, detail: "" }]
    : [];
}

/**
 * Compares from which checkpoint on each key counts with the history of its organization: the first that signed the event of its taking
 * over. `told` are the numbers of these events, in the order of the keys.
 */
export function checkSince(
  organization: string,
  told: readonly number[],
  { checkpoints }: Pick<CheckedLog, "checkpoints">,
  lines: readonly HistoryLine[],
): readonly HistoryFinding[] {
  const entries = entriesBy(lines);
  const firstOf = (event: number) =>
    checkpoints.find(({ number }) =>
      entries
        .get(number)
        ?.some((entry) => textIn(entry, "chain") === organization && numberIn(entry, "sequence") >= event),
    )?.number;
  return lines
    .filter(({ kind }) => kind === "key")
    .flatMap((line, at): HistoryFinding[] => {
      const since = numberIn(line, "since");
      return firstOf(told[at] ?? 0) === since
        ? []
        : [{ code: "key.since", chain: organization, sequence: since, detail: "" }];
    });
}

/** A checkpoint names the one right before it, comes later than any before it, and the very first names none. */
function follows(sha256: Sha256, said: SignedCheckpoint, last: SignedCheckpoint | undefined): boolean {
  if (said.number === 1) return last === undefined && said.previous === null;
  if (said.previous === null) return false;
  if (last === undefined) return true;
  if (said.number <= last.number || said.time < last.time || said.size <= last.size) return false;
  return said.number > last.number + 1 || isEqual(said.previous, hashOfText(sha256, last.text));
}

/** The tree that a checkpoint's entries come to where the file leaves out the one before it: of the roots that it brings. */
function beginningOf(line: HistoryLine, size: number): CompactTree | null {
  const subtrees = textsIn(line, "before").flatMap((hex) => {
    const root = fromHex(hex);
    return root?.length === 32 ? [root] : [];
  });
  const ones = size.toString(2).replaceAll("0", "").length;
  return size > 0 && subtrees.length === ones ? { size, subtrees } : null;
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

async function signersOf(
  { sha256, verify }: Given,
  said: SignedCheckpoint,
  keys: readonly CountingKey[],
): Promise<readonly CountingKey[]> {
  const signers: CountingKey[] = [];
  for (const key of keys) {
    const signature = signatureBy(sha256, said, key.publicKey);
    if (signature !== null && (await verify(key.publicKey, said.text, signature))) signers.push(key);
  }
  return signers;
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

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { hashOfText, parseNote, signatureBy, type SignedCheckpoint } from "../checkpoints/note/rules";
import { isSignedBy } from "../checkpoints/signing";
import { entryBytes, type LogEntry } from "../checkpoints/rules";
import { sha256 } from "../hash";
import { EMPTY_TREE, grown, rootOf, subtreesToBytes, treeLeaf, type CompactTree } from "../tree/rules";
import type { Finding } from "./rules";

interface KeptCheckpoint extends Record<string, unknown> {
  readonly number: number;
  readonly size: number;
  readonly root: Buffer;
  readonly subtrees: Buffer;
  readonly note: string;
}

/** A key, and the first checkpoint that it counts for: up to the next one's. */
interface CountingKey extends Record<string, unknown> {
  readonly publicKey: Buffer;
  readonly since: number;
}

/**
 * Checks every checkpoint of an organization: its number, its link to the one before, its signatures, and that the log it signed is the one
 * that is there, whose entries are what the chains were. Reads only.
 */
export async function verifyCheckpoints(
  tx: Tx,
  organizationId: string,
): Promise<{ readonly checkpoints: number; readonly findings: readonly Finding[] }> {
  const { rows: kept } = await tx.execute<KeptCheckpoint>(sql`
    select number, size, root, subtrees, note from checkpoints where organization_id = ${organizationId} order by number`);
  const { rows: keys } = await tx.execute<CountingKey>(sql`
    select public_key as "publicKey", since from checkpoint_keys where organization_id = ${organizationId} order by number`);
  const findings: Finding[] = [...(await findStrangeKeys(tx, organizationId, keys))];
  let tree = EMPTY_TREE;
  let previous: string | null = null;
  for (const [at, row] of kept.entries()) {
    const entries = await readEntries(tx, organizationId, row.number);
    const isInPlace = entries.every(({ position }, place) => position === tree.size + place);
    tree = grown(
      sha256,
      tree,
      entries.map((entry) => treeLeaf(sha256, entryBytes(entry))),
    );
    const said = parseNote(row.note);
    const what = said === null ? "its text was changed" : faultOf(row, said, { at, tree, previous, keys });
    if (what !== null || !isInPlace) {
      const fault = what ?? "its log has a gap";
      return {
        checkpoints: kept.length,
        findings: [...findings, about(`checkpoint ${at + 1} does not hold: ${fault}.`)],
      };
    }
    previous = said?.text ?? null;
  }
  findings.push(...(await findBrokenEntries(tx, organizationId, tree.size)));
  return { checkpoints: kept.length, findings };
}

const about = (what: string): Finding => ({ sequence: null, what });

interface Before {
  readonly at: number;
  readonly tree: CompactTree;
  /** The text of the checkpoint before. */
  readonly previous: string | null;
  readonly keys: readonly CountingKey[];
}

function faultOf(row: KeptCheckpoint, said: SignedCheckpoint, { at, tree, previous, keys }: Before): string | null {
  if (row.number !== at + 1 || said.number !== row.number) return `it is missing, and number ${row.number} follows`;
  const before = previous === null ? null : hashOfText(sha256, previous);
  if (!isSameHash(said.previous, before)) return "it does not name the one before it";
  if (said.size !== tree.size || row.size !== tree.size)
    return `its log has ${tree.size} entries, and it says ${said.size}`;
  const root = rootOf(sha256, tree);
  if (!isSameHash(said.root, root) || !row.root.equals(root) || !row.subtrees.equals(subtreesToBytes(tree)))
    return "its log is not the one that was signed";
  const signers = keys.filter(({ publicKey }) => {
    const signature = signatureBy(sha256, said, publicKey);
    return signature !== null && isSignedBy(publicKey, said.text, signature);
  });
  if (signers.length === 0) return "no key of this organization signed it";
  const inUse = keys.findLast(({ since }) => since <= row.number);
  return inUse !== undefined && signers.includes(inUse) ? null : "the key that signed it did not count then";
}

function isSameHash(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.from(one).equals(other);
}

async function readEntries(tx: Tx, organizationId: string, checkpoint: number) {
  const { rows } = await tx.execute<LogEntry & { readonly position: number } & Record<string, unknown>>(sql`
    select position, chain_id as chain, sequence, encode(head, 'hex') as head from checkpoint_entries
    where organization_id = ${organizationId} and checkpoint = ${checkpoint} order by position`);
  return rows;
}

/**
 * Keys that no event of the organization named, that are missing, or that count from another checkpoint than the first that signed this
 * event: who could sign, and when, is part of the history.
 */
async function findStrangeKeys(
  tx: Tx,
  organizationId: string,
  keys: readonly CountingKey[],
): Promise<readonly Finding[]> {
  const { rows } = await tx.execute<{ key: string | null; since: number | null }>(sql`
    select convert_from(e.bytes, 'UTF8')::jsonb #>> '{data,key}' as key, (
      select min(l.checkpoint) from checkpoint_entries l where l.organization_id = e.organization_id
      and l.chain_id = e.chain_id and l.sequence >= e.sequence) as since
    from events e where e.organization_id = ${organizationId} and e.chain_id = ${organizationId}
      and e.type = 'organization.checkpoint_key_changed' order by e.sequence`);
  const there = keys.map(({ publicKey }) => publicKey.toString("hex"));
  if (rows.map(({ key }) => key ?? "").join() !== there.join())
    return [about("the keys of its checkpoints are not those that its events name.")];
  const other = keys.findIndex(({ since }, at) => rows[at]?.since !== since);
  return other < 0 ? [] : [about(`key ${other + 1} of its checkpoints does not count from where its events say.`)];
}

/** At most so many are told; one is enough to know. */
const TOLD = 5;

async function findBrokenEntries(tx: Tx, organizationId: string, size: number): Promise<readonly Finding[]> {
  const { rows } = await tx.execute<{ chain: string; sequence: number; isThere: boolean; checkpoint: number }>(sql`
    select e.chain_id as chain, e.sequence, v.head is not null as "isThere", e.checkpoint
    from checkpoint_entries e
    left join events v on v.organization_id = e.organization_id and v.chain_id = e.chain_id and v.sequence = e.sequence
    where e.organization_id = ${organizationId} and v.head is distinct from e.head order by e.position limit ${TOLD}`);
  const { rows: extra } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from checkpoint_entries where organization_id = ${organizationId} and position >= ${size}`);
  return [
    ...rows.map(({ chain, sequence, isThere, checkpoint }) =>
      about(
        isThere
          ? `chain ${chain} was rewritten up to event ${sequence} after checkpoint ${checkpoint} had signed it.`
          : `chain ${chain} was cut off before event ${sequence}, which checkpoint ${checkpoint} had signed.`,
      ),
    ),
    ...((extra[0]?.count ?? 0) > 0 ? [about("its log has entries that no checkpoint signed.")] : []),
  ];
}

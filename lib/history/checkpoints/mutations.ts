import { desc, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { checkpointKeys, checkpoints } from "@/db/schema/history/checkpoints";
import type { Scope } from "@/db/scope";
import { log } from "@/lib/log";
import { databaseClock } from "../clock";
import { sha256 } from "../hash";
import { appendEvent } from "../mutations";
import { EMPTY_TREE, grown, rootOf, subtreesFromBytes, subtreesToBytes, treeLeaf } from "../tree/rules";
import { readCheckpointKey } from "./key";
import { checkpointText, hashOfText, noteOf, parseNote } from "./note/rules";
import { readCheckpointKeys } from "./queries";
import { entryBytes, type LogEntry } from "./rules";
import type { CheckpointKey } from "./signing";

/** Who signs: the key in use, and, when it takes over from another that is still there, that one too. */
export interface Signers {
  readonly key: CheckpointKey;
  readonly former?: CheckpointKey;
}

/**
 * The job: signs how far every chain of an organization has come. Returns the number of the checkpoint; null when nothing moved since the
 * last one, or there is no key. Running twice, late or on two machines makes one.
 */
export async function makeCheckpoint(scope: Scope, key = readCheckpointKey()): Promise<number | null> {
  if (key === null) return null;
  return withOrg(scope, (tx) => addCheckpoint(tx, scope, { key }));
}

/** The same in the caller's transaction. */
export async function addCheckpoint(tx: Tx, scope: Scope, signers: Signers): Promise<number | null> {
  const { organizationId } = scope;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`checkpoint ${organizationId}`}, 0))`);
  const before = await readLast(tx, scope);
  const number = (before?.number ?? 0) + 1;
  if (!(await takeUpKey(tx, scope, signers, number))) return null;
  const moved = await listMoved(tx, scope);
  if (moved.length === 0) return null;
  const tree = grown(
    sha256,
    before === null ? EMPTY_TREE : subtreesFromBytes(before.size, before.subtrees),
    moved.map((entry) => treeLeaf(sha256, entryBytes(entry))),
  );
  const root = rootOf(sha256, tree);
  const madeAt = await databaseClock(tx);
  const text = checkpointText({
    ...{ organization: organizationId, number, size: tree.size, root },
    time: madeAt.toISOString(),
    previous: before === null ? null : hashOfText(sha256, textOf(before.note)),
  });
  const keys = signers.former === undefined ? [signers.key] : [signers.key, signers.former];
  const note = noteOf(
    text,
    keys.map((key) => key.sign(organizationId, text)),
  );
  await tx.insert(checkpoints).values({
    ...{ organizationId, number, size: tree.size, note, madeAt },
    ...{ root: Buffer.from(root), subtrees: Buffer.from(subtreesToBytes(tree)) },
  });
  await recordMoved(tx, scope, number, before?.size ?? 0, moved);
  return number;
}

interface LastCheckpoint {
  readonly number: number;
  readonly size: number;
  readonly subtrees: Buffer;
  readonly note: string;
}

async function readLast(tx: Tx, { organizationId }: Scope): Promise<LastCheckpoint | null> {
  const { number, size, subtrees, note } = checkpoints;
  const [last] = await tx
    .select({ number, size, subtrees, note })
    .from(checkpoints)
    .where(eq(checkpoints.organizationId, organizationId))
    .orderBy(desc(number))
    .limit(1);
  return last ?? null;
}

function textOf(note: string): string {
  const parsed = parseNote(note);
  if (parsed === null) throw new Error("The latest checkpoint is not as it was signed. Run npm run verify.");
  return parsed.text;
}

/**
 * Sees to it that the key is the organization's newest one, and says whether it may sign. One that signs here for the first time is an
 * event; one that another has taken over from signs no more, as while a process still holds the former file.
 */
async function takeUpKey(tx: Tx, scope: Scope, { key, former }: Signers, since: number): Promise<boolean> {
  const known = await readCheckpointKeys(tx, scope);
  const place = known.findIndex(({ publicKey }) => publicKey.equals(key.publicKey));
  if (place >= 0 && place === known.length - 1) return true;
  if (place >= 0) {
    log.warn({ organization: scope.organizationId }, "a checkpoint was not signed: its key has been replaced");
    return false;
  }
  const last = known.at(-1);
  const { recordedAt } = await appendEvent(tx, { ...scope, memberId: null }, scope.organizationId, {
    type: "organization.checkpoint_key_changed",
    data: {
      key: key.publicKey.toString("hex"),
      former: last?.publicKey.toString("hex") ?? null,
      isSignedByFormer: former !== undefined && last?.publicKey.equals(former.publicKey) === true,
    },
  });
  await tx.insert(checkpointKeys).values({
    ...{ organizationId: scope.organizationId, number: (last?.number ?? 0) + 1 },
    ...{ publicKey: key.publicKey, since, addedAt: recordedAt },
  });
  return true;
}

/** The chains that moved since the log knew them, in order of their ids. One that was logged already may be found again: it is left out. */
async function listMoved(tx: Tx, { organizationId }: Scope): Promise<readonly LogEntry[]> {
  const { rows } = await tx.execute<LogEntry & Record<string, unknown>>(sql`
    select c.id as chain, c.sequence, encode(c.head, 'hex') as head from chains c
    where c.organization_id = ${organizationId} and c.sequence > c.logged_sequence and not exists (
      select from checkpoint_entries e where e.organization_id = c.organization_id and e.chain_id = c.id and e.sequence = c.sequence)
    order by c.id`);
  return rows;
}

async function recordMoved(
  tx: Tx,
  { organizationId }: Scope,
  number: number,
  size: number,
  moved: readonly LogEntry[],
): Promise<void> {
  const rows = sql`unnest(${sql.param(moved.map(({ chain }) => chain))}::uuid[], ${sql.param(moved.map(({ sequence }) => sequence))}::int[],
    ${sql.param(moved.map(({ head }) => head))}::text[]) with ordinality as moved(chain_id, sequence, head, place)`;
  await tx.execute(sql`
    insert into checkpoint_entries (organization_id, position, checkpoint, chain_id, sequence, head)
    select ${organizationId}, ${size} + place - 1, ${number}, chain_id, sequence, decode(head, 'hex') from ${rows}`);
  // A chain that somebody appends to this moment is left out rather than waited for: the next checkpoint looks at it anyway.
  await tx.execute(sql`
    update chains c set logged_sequence = moved.sequence
    from ${rows}, (select id from chains where organization_id = ${organizationId} and id = any(${sql.param(moved.map(({ chain }) => chain))}::uuid[])
      for no key update skip locked) free
    where c.organization_id = ${organizationId} and c.id = moved.chain_id and free.id = moved.chain_id`);
}

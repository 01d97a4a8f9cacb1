import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { entryBytes } from "@/lib/history/checkpoints/rules";
import { sha256 } from "@/lib/history/hash";
import { treeLeaf } from "@/lib/history/tree/rules";
import type { NewLine } from "../lines/rules";
import { runsOf } from "./rules";

interface KeptCheckpoint extends Record<string, unknown> {
  readonly number: number;
  readonly size: number;
  readonly note: string;
  /** The roots of the tree it left, as one run of bytes. */
  readonly subtrees: Buffer;
  /** Does it cover the chain that the file is about? */
  readonly isOwn: boolean;
}

interface KeptEntry extends Record<string, unknown> {
  readonly chain: string;
  readonly sequence: number;
  readonly head: string;
}

/** Entries that are read at once. */
const BATCH = 2000;

/**
 * The checkpoints of an organization with the entries of their log: of a decision those from the first that covers it on, with what
 * belongs to other decisions as hashes. Where that would be much, what lies between is left out, and each part begins with the roots of
 * the tree before it.
 */
export async function* logLines(tx: Tx, ctx: Ctx, decisionId: string | null): AsyncGenerator<NewLine> {
  const { rows: kept } = await tx.execute<KeptCheckpoint>(sql`
    select c.number, c.size, c.note, c.subtrees, exists (
      select from checkpoint_entries e where e.organization_id = c.organization_id and e.checkpoint = c.number
      and e.chain_id = ${decisionId}::uuid) as "isOwn"
    from checkpoints c where c.organization_id = ${ctx.organizationId} order by c.number`);
  const shown = decisionId === null ? kept : runsOf(kept);
  let next = 1;
  for (const { number, note } of shown) {
    const before = kept.find((one) => one.number === number - 1);
    const isGap = number !== next;
    yield { kind: "checkpoint", number, note, ...(isGap && { before: rootsOf(before?.subtrees ?? Buffer.alloc(0)) }) };
    yield* entryLines(tx, ctx, number, decisionId);
    next = number + 1;
  }
}

async function* entryLines(
  tx: Tx,
  { organizationId }: Ctx,
  checkpoint: number,
  decisionId: string | null,
): AsyncGenerator<NewLine> {
  for (let after = -1; ;) {
    const { rows } = await tx.execute<KeptEntry & { readonly position: number }>(sql`
      select position, chain_id as chain, sequence, encode(head, 'hex') as head from checkpoint_entries
      where organization_id = ${organizationId} and checkpoint = ${checkpoint} and position > ${after}
      order by position limit ${BATCH}`);
    for (const { chain, sequence, head } of rows)
      yield decisionId === null || chain === decisionId
        ? { kind: "entry", checkpoint, chain, sequence, head }
        : {
            ...{ kind: "entry", checkpoint },
            leaf: Buffer.from(treeLeaf(sha256, entryBytes({ chain, sequence, head }))).toString("hex"),
          };
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.position;
  }
}

function rootsOf(subtrees: Buffer): readonly string[] {
  return Array.from({ length: subtrees.length / 32 }, (_, at) =>
    subtrees.subarray(32 * at, 32 * (at + 1)).toString("hex"),
  );
}

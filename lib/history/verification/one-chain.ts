import { and, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { chains, events } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import { requireChain } from "../queries";
import { checkChain } from "./chain";

/** What a check of one chain read and found, at this moment. */
export interface ChainReport {
  readonly holds: boolean;
  /** The first thing that does not hold, as a sentence. */
  readonly problem: { readonly sequence: number | null; readonly what: string } | null;
  readonly events: number;
  /** Reasons, names, sections, titles, ballots and results that equal what the chain committed to. */
  readonly texts: number;
  /** 64 hexadecimal digits. */
  readonly head: string;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/**
 * Recomputes one chain from its bytes, and every text kept for it from its salt, as the app sees them now. A chain the
 * reader may not see is NOT_FOUND. Cannot show what was never entered.
 */
export async function verifyOne(ctx: Ctx, chainId: string): Promise<ChainReport> {
  return withOrg(ctx, async (tx) => {
    await requireChain(tx, ctx, { id: chainId });
    return verifyChain(tx, ctx, chainId);
  });
}

/** Like `verifyOne`, in the caller's transaction and without asking whether the reader may see the chain. */
async function verifyChain(tx: Tx, ctx: Ctx, chainId: string): Promise<ChainReport> {
  const { organizationId } = ctx;
  const [chain] = await tx
    .select({ id: chains.id, organization_id: chains.organizationId, sequence: chains.sequence, head: chains.head })
    .from(chains)
    .where(and(eq(chains.organizationId, organizationId), eq(chains.id, chainId)))
    // Who appends waits until the texts are read too: all of it is one moment, and no text is ahead of its event.
    .for("share");
  if (chain === undefined) throw notFound("history");
  const stored = await tx
    .select({
      organization_id: events.organizationId,
      chain_id: events.chainId,
      sequence: events.sequence,
      id: events.id,
      type: events.type,
      actor_id: events.actorId,
      bytes: events.bytes,
      leaf: events.leaf,
      head: events.head,
      recorded_at: events.recordedAt,
      happened_at: events.happenedAt,
    })
    .from(events)
    .where(
      and(
        eq(events.organizationId, organizationId),
        eq(events.chainId, chainId),
        sql`${events.sequence} <= ${chain.sequence}`,
      ),
    )
    .orderBy(events.sequence);
  const { problem, commitments } = checkChain(chain, stored);
  const texts = await checkTexts(tx, ctx, chainId, chain.sequence, commitments);
  const first = problem ?? texts.problem;
  return {
    holds: first === null,
    problem: first,
    events: stored.length,
    texts: texts.read,
    head: chain.head.toString("hex"),
    firstAt: stored[0]?.recorded_at ?? null,
    lastAt: stored.at(-1)?.recorded_at ?? null,
  };
}

interface KeptText extends Record<string, unknown> {
  readonly what: string;
  /** The event that committed to it, or null when any of the chain may have. */
  readonly sequence: number | null;
  readonly name: string;
  /** SHA-256 of salt and text, computed by the database, so that no text is read for this. */
  readonly hash: string;
}

async function checkTexts(
  tx: Tx,
  { organizationId }: Ctx,
  chainId: string,
  last: number,
  commitments: ReadonlyMap<string, string>,
): Promise<{ readonly read: number; readonly problem: ChainReport["problem"] }> {
  const { rows } = await tx.execute<KeptText>(sql`
    select 'text' as what, sequence, name, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') as hash
      from event_texts where organization_id = ${organizationId} and chain_id = ${chainId} and sequence <= ${last}
    union all
    select 'section', null, kind, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex')
      from revision_sections where organization_id = ${organizationId} and decision_id = ${chainId}
    union all
    select 'title', null, 'title', encode(sha256(title_salt || convert_to(title, 'UTF8')), 'hex')
      from revisions where organization_id = ${organizationId} and decision_id = ${chainId}
    union all
    select 'ballot', b.event_sequence, 'ballot', encode(sha256(b.salt || convert_to(b.submission, 'UTF8')), 'hex')
      from ballots b
      join rounds r on r.organization_id = b.organization_id and r.id = b.round_id
      join evaluations e on e.organization_id = r.organization_id and e.id = r.evaluation_id
      where b.organization_id = ${organizationId} and e.decision_id = ${chainId}
        and b.submission is not null and b.event_sequence <= ${last}`);
  const byName = new Set([...commitments].map(([key, hash]) => `${key.slice(key.indexOf("/") + 1)}/${hash}`));
  const wrong = rows.find((row) =>
    row.sequence === null
      ? !byName.has(`${row.name}/${row.hash}`)
      : commitments.get(`${row.sequence}/${row.name}`) !== row.hash,
  );
  const problem =
    wrong === undefined
      ? null
      : { sequence: wrong.sequence, what: `the ${wrong.what} “${wrong.name}” is not the one it committed to.` };
  return { read: rows.length, problem };
}

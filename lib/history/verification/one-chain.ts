import { and, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { chains, events } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import { requireChain } from "../queries";
import { rowsOf, type Beside } from "./beside";
import { standingCommitments, type Standing } from "../struck/rules";
import { checkChain, type StoredChain, type StoredEvent, type ToldEvent } from "./chain";
import type { Finding } from "./rules";

/** A chain that was found whole: what can be held against rows elsewhere. */
export interface ToldChain {
  readonly scope: Scope;
  /** The organization's or the decision's. */
  readonly id: string;
  readonly events: readonly ToldEvent[];
  /** Which commitment a text beside the chain is held against. */
  readonly standing: Standing;
  /** False where this snapshot is known to hold no such rows of this chain: then they need not be asked for. */
  readonly mayHold: (rows: Beside) => boolean;
}

export interface CheckedRows {
  /** How many things were compared. */
  readonly read: number;
  readonly findings: readonly Finding[];
}

/** Compares what a room keeps in tables of its own with what a chain says of it. Reads only. */
export type RowCheck = (tx: Tx, chain: ToldChain) => Promise<CheckedRows>;

/** What a check of one chain read and found, at this moment. */
export interface ChainReport {
  readonly holds: boolean;
  /** The first thing that does not hold, as a sentence. */
  readonly problem: Finding | null;
  readonly events: number;
  /** Reasons, names, sections, titles, ballots, results and verdicts that equal what the chain says of them. */
  readonly texts: number;
  /** 64 hexadecimal digits. */
  readonly head: string;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/**
 * Recomputes one chain from its bytes, and compares what is kept beside it, as the app sees both now. A chain the reader may
 * not see is NOT_FOUND. Cannot show what was never entered.
 */
export async function verifyOne(ctx: Ctx, chainId: string, checks: readonly RowCheck[]): Promise<ChainReport> {
  return withOrg(ctx, async (tx) => {
    await requireChain(tx, ctx, { id: chainId });
    const [chain] = await tx
      .select({ id: chains.id, organization_id: chains.organizationId, sequence: chains.sequence, head: chains.head })
      .from(chains)
      .where(and(eq(chains.organizationId, ctx.organizationId), eq(chains.id, chainId)))
      // Who appends waits until the rows are read too: all of it is one moment, and no row is ahead of its event.
      .for("share");
    if (chain === undefined) throw notFound("history");
    const { findings, read, stored } = await verifyChain(tx, ctx, chain, checks);
    return {
      holds: findings.length === 0,
      problem: findings[0] ?? null,
      events: stored.length,
      texts: read,
      head: chain.head.toString("hex"),
      firstAt: stored[0]?.recorded_at ?? null,
      lastAt: stored.at(-1)?.recorded_at ?? null,
    };
  });
}

interface VerifiedChain extends CheckedRows {
  readonly stored: readonly StoredEvent[];
}

/** Checks one chain in the caller's snapshot. What is kept beside a broken chain is not compared with it. */
export async function verifyChain(
  tx: Tx,
  scope: Scope,
  chain: StoredChain,
  checks: readonly RowCheck[],
  mayHold: ToldChain["mayHold"] = () => true,
): Promise<VerifiedChain> {
  const { organizationId } = scope;
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
    .where(and(eq(events.organizationId, organizationId), eq(events.chainId, chain.id)))
    .orderBy(events.sequence);
  const { problem, told } = checkChain(chain, stored);
  if (problem !== null) return { stored, read: 0, findings: [problem] };
  const findings: Finding[] = [];
  let read = 0;
  const standing = standingCommitments(told.map(({ type, data }) => ({ type, struck: data["struck"] })));
  for (const check of [checkTexts, ...checks]) {
    const checked = await check(tx, { scope, id: chain.id, events: told, standing, mayHold });
    findings.push(...checked.findings);
    read += checked.read;
  }
  return { stored, read, findings };
}

/** Reasons and names that an event committed to. What was erased is not there, and nothing is wrong with that. */
async function checkTexts(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { scope, id, events: told, standing } = chain;
  // Hashed by the database, so that no text is read for this.
  const rows = await rowsOf(
    tx,
    chain,
    "texts",
  )<{
    sequence: number;
    name: string;
    hash: string;
  }>(sql`select sequence, name, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') as hash
      from event_texts where organization_id = ${scope.organizationId} and chain_id = ${id} order by sequence, name`);
  const findings = rows
    .filter(({ sequence, name, hash }) => standing(told[sequence - 1]?.commitments[name] ?? "") !== hash)
    .map(({ sequence, name }) => ({ sequence, what: `the text “${name}” is not the one it committed to.` }));
  return { read: rows.length, findings };
}

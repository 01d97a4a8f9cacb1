import { and, eq, sql, type SQL } from "drizzle-orm";
import { openSnapshot, type Tx } from "@/db/client";
import { events } from "@/db/schema/history";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { StreamedFile } from "@/lib/endpoint";
import { databaseClock } from "@/lib/history/clock";
import { readCheckpointKeys } from "@/lib/history/checkpoints/queries";
import { sha256 } from "@/lib/history/hash";
import { requireChain, visibleEvents } from "@/lib/history/queries";
import type { Canonical } from "@/lib/mcda/hash/canonical";
import type { HistoryFile } from "./input";
import { HISTORY_FORMAT, HISTORY_VERSION, lineWriter, type NewLine } from "./lines/rules";
import { logLines } from "./log/queries";
import { listSigned, readSignatureLines } from "./signatures/queries";
import { readVoteLines } from "./votes/queries";

/** What of an organization goes into a file, and for whose eyes. */
export interface HistoryScope {
  /** One decision's history, by its id; all of the organization without. */
  readonly decision: { readonly id: string; readonly number: number } | null;
  /** Also what nobody in the organization is to see: for the server's own command line. */
  readonly withHidden: boolean;
}

/**
 * The history file of a decision, for whoever may read it, or of the whole organization, for an owner. What the reader may not see is in
 * it by its hash only, so that everything can still be checked.
 */
export function exportHistory(ctx: Ctx, { number }: HistoryFile): StreamedFile {
  assertCan(ctx, number === undefined ? "manage the organization" : "read");
  const name = number === undefined ? "history" : `ADR-${number}-history`;
  return { chunks: chunksOf(ctx, number), type: "application/jsonl", fileName: `${ctx.slug}-${name}.jsonl` };
}

async function* chunksOf(ctx: Ctx, number: number | undefined): AsyncGenerator<string> {
  const { tx, close } = await openSnapshot(ctx);
  try {
    const found = number === undefined ? null : await requireChain(tx, ctx, { number });
    const decision = found === null ? null : { id: found.id, number: found.number };
    yield* historyFile(tx, ctx, { decision, withHidden: false });
  } finally {
    await close();
  }
}

/** The lines of a history file, as `docs/history-file.md` describes them. `tx` is a snapshot, so that all of it is one moment. */
export async function* historyFile(tx: Tx, ctx: Ctx, scope: HistoryScope): AsyncGenerator<string> {
  const write = lineWriter(sha256);
  let lines = 0;
  for await (const line of allLines(tx, ctx, scope)) {
    lines += 1;
    yield write(line);
  }
  yield write({ kind: "end", lines: lines + 1 });
}

async function* allLines(tx: Tx, ctx: Ctx, scope: HistoryScope): AsyncGenerator<NewLine> {
  const { organizationId: id, organizationName: name, slug } = ctx;
  const { decision } = scope;
  yield {
    kind: "manifest",
    ...{ format: HISTORY_FORMAT, version: HISTORY_VERSION, scope: decision === null ? "organization" : "decision" },
    organization: { id, name, slug },
    exportedAt: (await databaseClock(tx)).toISOString(),
    ...(decision !== null && { decision: decision.id, number: decision.number }),
  };
  for (const key of await readCheckpointKeys(tx, ctx))
    yield { kind: "key", number: key.number, publicKey: key.publicKey.toString("hex"), since: key.since };
  const signed = await listSigned(tx, ctx);
  for (const chain of await listChains(tx, ctx, decision?.id ?? null)) {
    yield { kind: "chain", ...chain };
    yield* eventLines(tx, ctx, chain.id, scope);
    if (chain.id !== ctx.organizationId) {
      yield* await readSections(tx, ctx, chain.id);
      yield* await readVoteLines(tx, ctx, chain.id, scope.withHidden);
      if (signed.has(chain.id)) yield* await readSignatureLines(tx, ctx, chain.id);
    }
  }
  yield* logLines(tx, ctx, decision?.id ?? null);
  yield* await readNames(tx, ctx, decision?.id ?? null);
}

interface ListedChain extends Record<string, Canonical> {
  readonly id: string;
  readonly sequence: number;
  readonly head: string;
}

async function listChains(tx: Tx, { organizationId }: Ctx, decisionId: string | null): Promise<readonly ListedChain[]> {
  const { rows } = await tx.execute<ListedChain & { readonly number: number | null }>(sql`
    select c.id, c.sequence, encode(c.head, 'hex') as head, d.number
    from chains c left join decisions d on d.organization_id = c.organization_id and d.id = c.id
    where c.organization_id = ${organizationId} and c.id = coalesce(${decisionId}::uuid, c.id) order by c.id`);
  return rows.map(({ number, ...chain }) => ({ ...chain, ...(number !== null && { number }) }));
}

/** Events that are read at once. */
const BATCH = 500;

/** A pre-mortem is written under a promise that nobody is told who wrote which. */
const HIDDEN_TYPE = "evaluation.premortem_written";

async function* eventLines(tx: Tx, ctx: Ctx, chainId: string, { withHidden }: HistoryScope): AsyncGenerator<NewLine> {
  const isVisible: SQL = withHidden
    ? sql`true`
    : sql`(${visibleEvents(ctx) ?? sql`true`} and events.type <> ${HIDDEN_TYPE})`;
  for (let after = 0; ;) {
    const rows = await tx
      .select({
        sequence: events.sequence,
        bytes: events.bytes,
        leaf: events.leaf,
        head: events.head,
        isVisible: sql<boolean>`coalesce(${isVisible}, false)`,
        texts: sql<readonly { name: string; salt: string; body: string }[]>`coalesce((
          select jsonb_agg(jsonb_build_object('name', t.name, 'salt', encode(t.salt, 'hex'), 'body', t.body) order by t.name collate "C")
          from event_texts t where t.organization_id = events.organization_id and t.chain_id = events.chain_id
          and t.sequence = events.sequence), '[]')`,
      })
      .from(events)
      .where(
        and(
          eq(events.organizationId, ctx.organizationId),
          eq(events.chainId, chainId),
          sql`events.sequence > ${after}`,
        ),
      )
      .orderBy(events.sequence)
      .limit(BATCH);
    for (const { sequence, bytes, leaf, head, isVisible: isTold, texts } of rows) {
      const said = isTold ? { bytes: bytes.toString("utf8") } : { leaf: leaf.toString("hex") };
      yield { kind: "event", chain: chainId, sequence, ...said, head: head.toString("hex") };
      if (isTold) for (const text of texts) yield { kind: "text", chain: chainId, sequence, ...text };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.sequence;
  }
}

/** Titles and sections of every revision; to stakeholders none of a correction that waits. */
async function readSections(tx: Tx, { organizationId, role }: Ctx, decisionId: string): Promise<readonly NewLine[]> {
  const isShown =
    role === "stakeholder"
      ? sql`r.number <= (select coalesce(d.accepted_revision, d.latest_revision) from decisions d
          where d.organization_id = r.organization_id and d.id = r.decision_id)`
      : sql`true`;
  const { rows } = await tx.execute<{ revision: number; name: string; salt: string; body: string }>(sql`
    select r.number as revision, 'title' as name, encode(r.title_salt, 'hex') as salt, r.title as body from revisions r
      where r.organization_id = ${organizationId} and r.decision_id = ${decisionId} and ${isShown}
    union all
    select s.revision, s.kind, encode(s.salt, 'hex'), s.body from revision_sections s
      join revisions r on r.organization_id = s.organization_id and r.decision_id = s.decision_id and r.number = s.revision
      where s.organization_id = ${organizationId} and s.decision_id = ${decisionId} and ${isShown}
    order by 1, 2`);
  return rows.map((row) => ({ kind: "section", chain: decisionId, ...row }));
}

/** What to call the people and lines that events name, for whoever reads the file. */
async function readNames(tx: Tx, ctx: Ctx, decisionId: string | null): Promise<readonly NewLine[]> {
  const { organizationId } = ctx;
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select m.id, u.name from memberships m join users u on u.id = m.user_id
    where m.organization_id = ${organizationId} and (${decisionId}::uuid is null or exists (
      select from events where events.organization_id = m.organization_id and events.chain_id = ${decisionId}::uuid
      and events.actor_id = m.id and ${visibleEvents(ctx) ?? sql`true`}))
    order by m.id`);
  return rows.map(({ id, name }) => ({ kind: "name", id, name }));
}

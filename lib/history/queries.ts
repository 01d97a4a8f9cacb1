import { and, desc, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionStatus, Role } from "@/db/enums";
import { chains, events } from "@/db/schema/history";
import { decisions } from "@/db/schema/decisions";
import { ACTION_ROLES } from "@/lib/access/actions";
import { assertCanSee } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import { readNames } from "./reading/names";
import { subjectOf, typesOf, type HistorySubject } from "./reading/subjects";
import { isEventType, sentenceOf } from "./sentences";
import type { Sentence, Told } from "./sentences/parts";
import type { EventType } from "./types";

/** One event, read out. Holds nothing of its bytes but what the reader may know. */
export interface HistoryEvent {
  readonly id: string;
  readonly sequence: number;
  readonly type: EventType;
  readonly sentence: Sentence;
  /** The decision it is about; null for the organization's own events. */
  readonly decision: { readonly number: number; readonly title: string } | null;
  readonly chainId: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly recordedAt: Date;
  /** When it says it happened, where that was not when it was recorded (rule 35). */
  readonly happenedAt: Date | null;
  /** The chain's head after it, 64 hexadecimal digits. */
  readonly head: string;
}

/** A part of a history, newest first. */
export interface HistoryView {
  /** Only events with a smaller number than this. */
  readonly before?: number;
  readonly subject?: HistorySubject;
  readonly limit?: number;
}

export interface EventsPage {
  readonly events: readonly HistoryEvent[];
  /** How many more lie before the last one shown. */
  readonly earlier: number;
  readonly counts: Readonly<Partial<Record<HistorySubject, number>>>;
  /** Events that the reader may see. */
  readonly total: number;
}

const PAGE = 60;

/** One chain's events, newest first. A chain the reader may not see is NOT_FOUND; a stakeholder has no organization chain. */
export async function listEvents(ctx: Ctx, view: HistoryView & { readonly chainId: string }): Promise<EventsPage> {
  return withOrg(ctx, async (tx) => {
    await requireChain(tx, ctx, { id: view.chainId });
    return readChain(tx, ctx, view.chainId, view);
  });
}

export interface DecisionHistory extends EventsPage {
  readonly decision: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: DecisionStatus;
  };
}

/** A decision's history by its number, or NOT_FOUND. */
export async function getHistory(ctx: Ctx, number: number, view: HistoryView): Promise<DecisionHistory> {
  return withOrg(ctx, async (tx) => {
    const decision = await requireChain(tx, ctx, { number });
    if (decision === null) throw notFound("decision");
    return { decision, ...(await readChain(tx, ctx, decision.id, view)) };
  });
}

/** The decision of a chain the reader may see, null for the organization's own chain, or NOT_FOUND. */
export async function requireChain(tx: Tx, ctx: Ctx, key: { readonly id: string } | { readonly number: number }) {
  if ("id" in key && key.id === ctx.organizationId) {
    if (ctx.role === "stakeholder") throw notFound("history");
    return null;
  }
  const [decision] = await tx
    .select({
      id: decisions.id,
      number: decisions.number,
      title: decisions.title,
      status: decisions.status,
      stewardId: decisions.stewardId,
      proposedAt: decisions.proposedAt,
      productLineIds: sql<string[]>`array(
        select l.product_line_id::text from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id)`,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.organizationId, ctx.organizationId),
        "id" in key ? eq(decisions.id, key.id) : eq(decisions.number, key.number),
      ),
    );
  if (decision === undefined) throw notFound("decision");
  assertCanSee(ctx, decision);
  const { id, number, title, status } = decision;
  return { id, number, title, status };
}

async function readChain(tx: Tx, ctx: Ctx, chainId: string, view: HistoryView): Promise<EventsPage> {
  const ofChain = and(eq(events.organizationId, ctx.organizationId), eq(events.chainId, chainId), visibleEvents(ctx));
  const counted = await tx
    .select({ type: events.type, count: sql<number>`count(*)::int` })
    .from(events)
    .where(ofChain)
    .groupBy(events.type);
  const counts: Partial<Record<HistorySubject, number>> = {};
  for (const { type, count } of counted)
    if (isEventType(type)) counts[subjectOf(type)] = (counts[subjectOf(type)] ?? 0) + count;
  const narrowed = and(ofChain, view.subject && inArray(events.type, [...typesOf(view.subject)]));
  const limit = view.limit ?? PAGE;
  const page = await readEvents(
    tx,
    ctx,
    and(narrowed, view.before === undefined ? undefined : lt(events.sequence, view.before)),
    [desc(events.sequence)],
    limit,
  );
  const last = page.at(-1)?.sequence;
  const [rest] =
    last === undefined || page.length < limit
      ? [{ count: 0 }]
      : await tx
          .select({ count: sql<number>`count(*)::int` })
          .from(events)
          .where(and(narrowed, lt(events.sequence, last)));
  return { events: page, earlier: rest?.count ?? 0, counts, total: counted.reduce((sum, { count }) => sum + count, 0) };
}

/**
 * Whose events may be told, as a condition on `events`. Of the organization's own chain and of links: nothing to stakeholders, and of
 * invitations and reset links only to those who manage members. What a line answered is told to those who may see the line. Which
 * decisions a reader sees is the caller's to say.
 */
export function visibleEvents(ctx: Pick<Ctx, "role" | "organizationId" | "productLineIds">): SQL | undefined {
  const isOwn = sql`events.chain_id = ${ctx.organizationId}::uuid`;
  if (ctx.role === "stakeholder")
    return sql`(not ${isOwn} and events.type not like 'share_link.%' and ${visibleOfLines(ctx)} and ${visibleOfEvaluations()})`;
  const managers: readonly Role[] = ACTION_ROLES["manage members"];
  if (managers.includes(ctx.role)) return undefined;
  return sql`not (${isOwn} and (events.type like 'invitation.%' or events.type = 'member.reset_link_made'))`;
}

/** Rule 3: of lines that are not theirs a stakeholder is told the name, not how they stand and why. */
function visibleOfLines({ productLineIds }: Pick<Ctx, "productLineIds">): SQL {
  if (productLineIds === null) return sql`true`;
  return sql`case when events.type like 'decision.adoption%' then convert_from(events.bytes, 'UTF8')::jsonb #>> '{data,line}'
    = any(${sql.param([...productLineIds])}::text[]) else true end`;
}

/** Rule 3: what is about an evaluation is told to stakeholders only once that evaluation is closed. */
function visibleOfEvaluations(): SQL {
  const said = sql`convert_from(events.bytes, 'UTF8')::jsonb`;
  // An edited or deleted comment names only the comment, so its evaluation is looked up.
  const evaluation = sql`coalesce(${said} #>> '{data,evaluation}', (
    select c.evaluation_id::text from comments c
    where c.organization_id = events.organization_id and c.id::text = ${said} #>> '{data,comment}'))`;
  return sql`case when ${evaluation} is null then events.type not like 'evaluation.%' else exists (
    select from evaluations seen where seen.organization_id = events.organization_id
    and seen.id::text = ${evaluation} and seen.phase = 'closed') end`;
}

/** Reads and tells the events that match, in the caller's transaction. */
export async function readEvents(
  tx: Tx,
  ctx: Ctx,
  where: SQL | undefined,
  order: readonly SQL[],
  limit: number,
): Promise<readonly HistoryEvent[]> {
  const rows = await tx
    .select({
      id: events.id,
      chainId: events.chainId,
      chainKind: chains.kind,
      sequence: events.sequence,
      type: events.type,
      actorId: events.actorId,
      bytes: events.bytes,
      head: events.head,
      recordedAt: events.recordedAt,
      happenedAt: events.happenedAt,
      texts: sql<Record<string, string>>`coalesce((
        select jsonb_object_agg(t.name, t.body) from event_texts t
        where t.organization_id = events.organization_id and t.chain_id = events.chain_id and t.sequence = events.sequence), '{}')`,
    })
    .from(events)
    .innerJoin(chains, and(eq(chains.organizationId, events.organizationId), eq(chains.id, events.chainId)))
    .where(where)
    .orderBy(...order)
    .limit(limit);
  const told = rows.flatMap((row) => {
    const { type } = row;
    if (!isEventType(type)) return [];
    const { data, commitments } = parseBytes(row.bytes);
    const decisionId = row.chainKind === "decision" ? row.chainId : null;
    const event: Told = {
      type,
      sequence: row.sequence,
      actorId: row.actorId,
      decisionId,
      data,
      committed: Object.keys(commitments),
      texts: row.texts,
    };
    return [{ row, event }];
  });
  const names = await readNames(
    tx,
    ctx,
    told.map(({ event }) => event),
  );
  return told.map(({ row, event }): HistoryEvent => {
    const name = names.members.get(event.actorId ?? "");
    return {
      id: row.id,
      chainId: row.chainId,
      sequence: row.sequence,
      type: event.type,
      sentence: sentenceOf(event, names),
      decision: names.decisions.get(event.decisionId ?? "") ?? null,
      actor: event.actorId === null || name === undefined ? null : { id: event.actorId, name },
      recordedAt: row.recordedAt,
      happenedAt: row.happenedAt,
      head: row.head.toString("hex"),
    };
  });
}

const bytesShape = z.object({
  data: z.record(z.string(), z.unknown()),
  commitments: z.record(z.string(), z.string()),
});

function parseBytes(bytes: Buffer): z.output<typeof bytesShape> {
  return bytesShape.parse(JSON.parse(bytes.toString("utf8")));
}

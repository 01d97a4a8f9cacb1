import { and, desc, eq, inArray } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { SECTION_KINDS, type SectionKind } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { revisions, revisionSections } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import { loadDecision, type LoadedDecision } from "../queries";

/** One revision without its text. */
export interface RevisionSummary {
  readonly number: number;
  readonly title: string;
  readonly authorId: string;
  readonly author: string;
  /** The author's words on what changed; may be empty. */
  readonly summary: string;
  readonly createdAt: Date;
}

export interface SectionText {
  readonly kind: SectionKind;
  readonly body: string;
  /** Salted commitment, lower-case hex. */
  readonly commitment: string;
}

/** One revision with all its sections, in reading order. */
export interface Revision extends RevisionSummary {
  readonly sections: readonly SectionText[];
}

/** What the page that compares two revisions shows. */
export interface ComparedRevisions {
  readonly decision: LoadedDecision;
  readonly all: readonly RevisionSummary[];
  readonly before: Revision;
  readonly after: Revision;
}

/** Two revisions of a decision, older first whatever the order asked for. Left out: the latest, and the one before it. */
export async function getRevisions(ctx: Ctx, number: number, a?: number, b?: number): Promise<ComparedRevisions> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const later = b ?? decision.latestRevision;
    const earlier = a ?? Math.max(1, later - 1);
    const all = await summaries(tx, ctx, decision);
    const [first, second] = [Math.min(earlier, later), Math.max(earlier, later)];
    const texts = await readSections(tx, ctx, decision.id, [first, second]);
    const pick = (wanted: number): Revision => {
      const summary = all.find((revision) => revision.number === wanted);
      if (summary === undefined) throw notFound("revision");
      return { ...summary, sections: texts.get(wanted) ?? [] };
    };
    return { decision, all, before: pick(first), after: pick(second) };
  });
}

/** One revision in the caller's transaction, with its text. */
export async function readRevision(tx: Tx, ctx: Ctx, decisionId: string, number: number): Promise<Revision> {
  const [summary] = await selectSummaries(tx, ctx, decisionId, number);
  if (summary === undefined) throw notFound("revision");
  const texts = await readSections(tx, ctx, decisionId, [number]);
  return { ...summary, sections: texts.get(number) ?? [] };
}

function summaries(tx: Tx, ctx: Ctx, decision: LoadedDecision): Promise<RevisionSummary[]> {
  return selectSummaries(tx, ctx, decision.id);
}

async function selectSummaries(tx: Tx, ctx: Ctx, decisionId: string, number?: number): Promise<RevisionSummary[]> {
  return tx
    .select({
      number: revisions.number,
      title: revisions.title,
      authorId: revisions.authorId,
      author: users.name,
      summary: revisions.summary,
      createdAt: revisions.createdAt,
    })
    .from(revisions)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, revisions.organizationId), eq(memberships.id, revisions.authorId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(revisions.organizationId, ctx.organizationId),
        eq(revisions.decisionId, decisionId),
        number === undefined ? undefined : eq(revisions.number, number),
      ),
    )
    .orderBy(desc(revisions.number));
}

async function readSections(
  tx: Tx,
  ctx: Ctx,
  decisionId: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly SectionText[]>> {
  const rows = await tx
    .select({
      revision: revisionSections.revision,
      kind: revisionSections.kind,
      body: revisionSections.body,
      commitment: revisionSections.commitment,
    })
    .from(revisionSections)
    .where(
      and(
        eq(revisionSections.organizationId, ctx.organizationId),
        eq(revisionSections.decisionId, decisionId),
        inArray(revisionSections.revision, [...numbers]),
      ),
    );
  const texts = new Map<number, SectionText[]>();
  for (const kind of SECTION_KINDS)
    for (const row of rows.filter((candidate) => candidate.kind === kind))
      texts.set(row.revision, [
        ...(texts.get(row.revision) ?? []),
        { kind, body: row.body, commitment: row.commitment.toString("hex") },
      ]);
  return texts;
}

import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type SectionKind } from "@/db/enums";
import { decisionProductLines, decisions, revisions, revisionSections } from "@/db/schema/decisions";
import type { Scope } from "@/db/scope";
import { assertCanSee, type DecisionSubject } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";

/** Names one decision of the caller's organization. */
export type DecisionKey = { readonly id: string } | { readonly number: number };

/** A decision's row with its lines, as verbs and access need it. `productLineIds` includes lines a successor has taken over. */
export interface LoadedDecision extends DecisionSubject {
  readonly id: string;
  readonly number: number;
  /** The title in force; a pending correction's own title is on its revision. */
  readonly title: string;
  readonly createdBy: string;
  readonly latestRevision: number;
  readonly acceptedRevision: number | null;
  /** ISO date, or null. */
  readonly reviewOn: string | null;
  readonly createdAt: Date;
  readonly proposedBy: string | null;
  readonly decidedAt: Date | null;
  readonly changedAt: Date;
}

const COLUMNS = {
  id: decisions.id,
  number: decisions.number,
  title: decisions.title,
  status: decisions.status,
  stewardId: decisions.stewardId,
  createdBy: decisions.createdBy,
  latestRevision: decisions.latestRevision,
  acceptedRevision: decisions.acceptedRevision,
  reviewOn: decisions.reviewOn,
  createdAt: decisions.createdAt,
  proposedAt: decisions.proposedAt,
  proposedBy: decisions.proposedBy,
  decidedAt: decisions.decidedAt,
  changedAt: decisions.changedAt,
};

/**
 * Returns a decision the caller may see (rules 2 and 3), or refuses with NOT_FOUND. With a lock its lines are read
 * after the lock, so that both belong to the same moment; every writer of a decision locks it "update" first.
 */
export async function loadDecision(
  tx: Tx,
  ctx: Ctx,
  key: DecisionKey,
  lock?: "update" | "share",
): Promise<LoadedDecision> {
  const which = and(
    eq(decisions.organizationId, ctx.organizationId),
    "id" in key ? eq(decisions.id, key.id) : eq(decisions.number, key.number),
  );
  const decision = lock === undefined ? await withLines(tx, which) : await lockedWithLines(tx, ctx, which, lock);
  if (decision === undefined) throw notFound("decision");
  assertCanSee(ctx, decision);
  return decision;
}

/** For a job, which nobody asked for and which shows nothing to anybody: the decision, locked "update"; undefined when there is none. */
export function lockDecision(tx: Tx, scope: Scope, id: string): Promise<LoadedDecision | undefined> {
  const which = and(eq(decisions.organizationId, scope.organizationId), eq(decisions.id, id));
  return lockedWithLines(tx, scope, which, "update");
}

/** Salted commitments (lower-case hex) of a revision's sections and of its title, by name: what a content hash is made of. */
export async function sectionCommitments(
  tx: Tx,
  ctx: Scope,
  decisionId: string,
  revision: number,
): Promise<Readonly<Partial<Record<SectionKind | "title", string>>>> {
  const rows = await tx
    .select({
      kind: revisionSections.kind,
      commitment: revisionSections.commitment,
      titleCommitment: revisions.titleCommitment,
    })
    .from(revisions)
    .innerJoin(
      revisionSections,
      and(
        eq(revisionSections.organizationId, revisions.organizationId),
        eq(revisionSections.decisionId, revisions.decisionId),
        eq(revisionSections.revision, revisions.number),
      ),
    )
    .where(
      and(
        eq(revisions.organizationId, ctx.organizationId),
        eq(revisions.decisionId, decisionId),
        eq(revisions.number, revision),
      ),
    );
  return Object.fromEntries([
    ...rows.slice(0, 1).map((row) => ["title", row.titleCommitment.toString("hex")] as const),
    ...rows.map((row) => [row.kind, row.commitment.toString("hex")] as const),
  ]);
}

async function withLines(tx: Tx, which: SQL | undefined): Promise<LoadedDecision | undefined> {
  const [decision] = await tx
    .select({
      ...COLUMNS,
      productLineIds: sql<string[]>`array(
        select l.product_line_id::text from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id order by 1)`,
    })
    .from(decisions)
    .where(which);
  return decision;
}

async function lockedWithLines(
  tx: Tx,
  ctx: Scope,
  which: SQL | undefined,
  lock: "update" | "share",
): Promise<LoadedDecision | undefined> {
  const [decision] = await tx.select(COLUMNS).from(decisions).where(which).for(lock);
  if (decision === undefined) return undefined;
  const lines = await tx
    .select({ id: decisionProductLines.productLineId })
    .from(decisionProductLines)
    .where(
      and(
        eq(decisionProductLines.organizationId, ctx.organizationId),
        eq(decisionProductLines.decisionId, decision.id),
      ),
    )
    .orderBy(decisionProductLines.productLineId);
  return { ...decision, productLineIds: lines.map((line) => line.id) };
}

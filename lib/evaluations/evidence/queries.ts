import { and, asc, count, eq, inArray, isNull, max, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { CONFIDENCES, EVIDENCE_KINDS } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { evidence } from "@/db/schema/evaluation/evidence";
import { memberships } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { findShownEvaluation } from "../queries";
import { cellKey } from "../rules";
import type { EvidenceInput } from "./input";

/** A fact about one cell, as everybody who sees the evaluation reads it. */
export interface Evidence {
  readonly id: string;
  readonly optionId: string;
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  /** Of a link; empty for a note. */
  readonly url: string;
  readonly body: string;
  readonly confidence: (typeof CONFIDENCES)[number];
  /** `2027-01-31`; null while nothing says that it ends. */
  readonly validUntil: string | null;
  /** Is that day over, by the database's clock? */
  readonly isExpired: boolean;
  readonly author: string;
  /** ISO. */
  readonly createdAt: string;
}

/** How much there is by criterion; what has none is absent. */
export type EvidenceCounts = Readonly<Record<string, number>>;

/** The evidence on one criterion of a decision's evaluations, oldest first. Nothing where the caller may not see its evaluation. */
export async function getEvidence(ctx: Ctx, { number, criterionId }: EvidenceInput): Promise<readonly Evidence[]> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, { number });
    return shown === null
      ? []
      : readEvidence(
          tx,
          ctx,
          shown.all.map(({ id }) => id),
          criterionId,
        );
  });
}

/** The evidence on one criterion, or on one cell of it, oldest first. */
export async function readEvidence(
  tx: Tx,
  { organizationId }: Scope,
  evaluationIds: readonly string[],
  criterionId: string,
  optionId?: string,
): Promise<Evidence[]> {
  const t = evidence;
  const rows = await tx
    .select({
      id: t.id,
      optionId: t.optionId,
      kind: t.kind,
      url: t.url,
      body: t.body,
      confidence: t.confidence,
      validUntil: t.validUntil,
      isExpired: sql<boolean>`coalesce(${t.validUntil} < (clock_timestamp() at time zone 'UTC')::date, false)`,
      author: users.name,
      createdAt: t.createdAt,
    })
    .from(t)
    .innerJoin(memberships, and(eq(memberships.organizationId, t.organizationId), eq(memberships.id, t.authorId)))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(t.organizationId, organizationId),
        inArray(t.evaluationId, [...evaluationIds]),
        eq(t.criterionId, criterionId),
        optionId === undefined ? undefined : eq(t.optionId, optionId),
        isNull(t.removedAt),
      ),
    )
    .orderBy(asc(t.createdAt), asc(t.id));
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

/** How much evidence stands on each criterion, in one query however large the matrix. */
export async function readEvidenceCounts(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
): Promise<EvidenceCounts> {
  const t = evidence;
  const rows = await tx
    .select({ criterionId: t.criterionId, pieces: count() })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId), isNull(t.removedAt)))
    .groupBy(t.criterionId);
  return Object.fromEntries(rows.map(({ criterionId, pieces }) => [criterionId, pieces]));
}

/** When evidence was last added, by cell key; what has none is absent. */
export async function readLastEvidence(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
): Promise<ReadonlyMap<string, Date>> {
  const t = evidence;
  const rows = await tx
    .select({ criterionId: t.criterionId, optionId: t.optionId, last: max(t.createdAt) })
    .from(t)
    .where(and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId), isNull(t.removedAt)))
    .groupBy(t.criterionId, t.optionId);
  return new Map(
    rows.flatMap(({ criterionId, optionId, last }) => (last === null ? [] : [[cellKey(criterionId, optionId), last]])),
  );
}

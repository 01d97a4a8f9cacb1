import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionLinkKind, DecisionStatus } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisionLinks, decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { loadDecision, type LoadedDecision } from "../queries";
import { readRevision, type Revision } from "../revisions/queries";

/** A line of a decision. Of lines the reader may not see only the name is told (rule 3). */
export interface DecisionLine {
  readonly id: string;
  readonly name: string;
  /** The line above, for "Freight › Billing"; null at the top or when hidden. */
  readonly parentName: string | null;
  /** Null when the reader may not open its page. */
  readonly slug: string | null;
  readonly isArchived: boolean;
  /** When a successor took over here, and which. */
  readonly endedAt: Date | null;
  readonly endedBy: number | null;
}

/** A decision as every page about it needs it. */
export interface DecisionHeader extends LoadedDecision {
  readonly steward: string;
  readonly lines: readonly DecisionLine[];
}

/** Another decision that this one names, or that names it. Invisible ones are left out. */
export interface LinkedDecision {
  readonly kind: (typeof NAMED)[DecisionLinkKind] | (typeof NAMED_BY)[DecisionLinkKind];
  /** Only a part is meant. */
  readonly isPartial: boolean;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  /** The lines both share: where one ends the other. */
  readonly sharedLines: readonly string[];
}

/** The record as it is read: the revision in force, or the latest where nothing was accepted. */
export interface DecisionRecord {
  readonly decision: DecisionHeader;
  readonly revision: Revision;
  /** Rule 17: a newer text that waits for its approvals while the shown one stays in force. */
  readonly pendingRevision: number | null;
  readonly links: readonly LinkedDecision[];
}

/** The decision with steward and lines, or NOT_FOUND. */
export async function getDecision(ctx: Ctx, number: number): Promise<DecisionHeader> {
  return withOrg(ctx, (tx) => readHeader(tx, ctx, number));
}

/** The record as it is read. With `revision`, that one instead. */
export async function getRecord(ctx: Ctx, number: number, revision?: number): Promise<DecisionRecord> {
  return withOrg(ctx, async (tx) => {
    const decision = await readHeader(tx, ctx, number);
    const { acceptedRevision, latestRevision } = decision;
    const shown = await readRevision(tx, ctx, decision.id, revision ?? acceptedRevision ?? latestRevision);
    const links = await readLinks(tx, ctx, decision.id);
    const isPending = acceptedRevision !== null && latestRevision > acceptedRevision;
    return { decision, revision: shown, pendingRevision: isPending ? latestRevision : null, links };
  });
}

/** What the steward's choices offer: who may be steward, and which visible decisions are in force. */
export async function getPropertyChoices(ctx: Ctx) {
  return withOrg(ctx, async (tx) => ({
    stewards: await tx
      .select({ id: memberships.id, name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.organizationId, ctx.organizationId),
          eq(memberships.status, "active"),
          ne(memberships.role, "stakeholder"),
        ),
      )
      .orderBy(users.name),
    inForce: await tx
      .select({ id: decisions.id, number: decisions.number, title: decisions.title })
      .from(decisions)
      .where(
        and(
          eq(decisions.organizationId, ctx.organizationId),
          visibleDecisions(ctx),
          sql`decisions.status in ('accepted', 'deprecated')`,
        ),
      )
      .orderBy(asc(decisions.number)),
  }));
}

async function readHeader(tx: Tx, ctx: Ctx, number: number): Promise<DecisionHeader> {
  const decision = await loadDecision(tx, ctx, { number });
  const rows = await tx
    .select({
      steward: users.name,
      lines: sql<(Omit<DecisionLine, "endedAt"> & { endedAt: string | null })[]>`(
        select coalesce(json_agg(json_build_object(
          'id', p.id, 'name', p.name, 'slug', p.slug, 'parentName', above.name,
          'isArchived', p.archived_at is not null, 'endedAt', l.ended_at,
          'endedBy', (select d.number from decisions d where d.organization_id = l.organization_id and d.id = l.ended_by)
        ) order by p.name), '[]'::json)
        from decision_product_lines l
        join product_lines p on p.organization_id = l.organization_id and p.id = l.product_line_id
        left join product_lines above on above.organization_id = p.organization_id and above.id = p.parent_id
        where l.organization_id = ${ctx.organizationId} and l.decision_id = ${decision.id})`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, decision.stewardId)));
  const [row] = rows;
  const limits = ctx.role === "stakeholder" ? ctx.productLineIds : null;
  const lines = (row?.lines ?? []).map((line) => {
    const isHidden = limits !== null && !limits.includes(line.id);
    return {
      id: line.id,
      name: line.name,
      parentName: isHidden ? null : line.parentName,
      slug: isHidden ? null : line.slug,
      isArchived: line.isArchived,
      endedAt: line.endedAt === null ? null : new Date(line.endedAt),
      endedBy: isHidden ? null : line.endedBy,
    };
  });
  return { ...decision, steward: row?.steward ?? "", lines };
}

const NAMED = {
  supersedes: "supersedes",
  starts_again: "starts again",
  amends: "amends",
  depends_on: "depends on",
  conflicts_with: "conflicts with",
  relates_to: "relates to",
} as const satisfies Record<DecisionLinkKind, string>;
const NAMED_BY = {
  supersedes: "superseded by",
  starts_again: "started again as",
  amends: "amended by",
  depends_on: "needed by",
  conflicts_with: "conflicts with",
  relates_to: "related to",
} as const satisfies Record<DecisionLinkKind, string>;

async function readLinks(tx: Tx, ctx: Ctx, decisionId: string): Promise<readonly LinkedDecision[]> {
  const rows = await tx
    .select({
      kind: decisionLinks.kind,
      isPartial: decisionLinks.isPartial,
      isNaming: sql<boolean>`${decisionLinks.decisionId} = ${decisionId}`,
      id: decisions.id,
      number: decisions.number,
      title: decisions.title,
      status: decisions.status,
      sharedLines: sql<string[]>`array(
        select p.name from decision_product_lines mine
        join decision_product_lines theirs on theirs.organization_id = mine.organization_id and theirs.product_line_id = mine.product_line_id
        join product_lines p on p.organization_id = mine.organization_id and p.id = mine.product_line_id
        where mine.organization_id = ${ctx.organizationId} and mine.decision_id = ${decisionId}
        and theirs.decision_id = decisions.id order by p.name)`,
    })
    .from(decisionLinks)
    .innerJoin(
      decisions,
      and(
        eq(decisions.organizationId, decisionLinks.organizationId),
        sql`${decisions.id} = case when ${decisionLinks.decisionId} = ${decisionId} then ${decisionLinks.targetId} else ${decisionLinks.decisionId} end`,
      ),
    )
    .where(
      and(
        eq(decisionLinks.organizationId, ctx.organizationId),
        or(eq(decisionLinks.decisionId, decisionId), eq(decisionLinks.targetId, decisionId)),
        visibleDecisions(ctx),
      ),
    )
    .orderBy(decisions.number);
  return rows.map(({ isNaming, kind, ...row }) => ({ ...row, kind: isNaming ? NAMED[kind] : NAMED_BY[kind] }));
}

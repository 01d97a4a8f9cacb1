import { and, eq, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DecisionLinkKind, DecisionStatus } from "@/db/enums";
import { decisionLinks, decisions } from "@/db/schema/decisions";
import { danglingLinks } from "@/db/schema/record/connections";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { NAMED, NAMING } from "./rules";

/** Another decision that this one names, or that names it. Invisible ones are left out. */
export interface LinkedDecision {
  readonly kind: (typeof NAMING)[DecisionLinkKind] | (typeof NAMED)[DecisionLinkKind];
  /** As it is kept; null where the other decision names this one, and only there it can be taken back. */
  readonly named: DecisionLinkKind | null;
  /** Only a part is meant. */
  readonly isPartial: boolean;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  /** The lines both share: where one ends the other. */
  readonly sharedLines: readonly string[];
}

/** What an imported file names and nobody has brought in. */
export interface DanglingLink {
  readonly kind: (typeof NAMING)[DecisionLinkKind];
  /** As the file writes it. */
  readonly target: string;
}

/** Every link of a decision, from either end, by the other's number. */
export async function readLinks(tx: Tx, ctx: Ctx, decisionId: string): Promise<readonly LinkedDecision[]> {
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
  return rows.map(({ isNaming, kind, ...row }) => ({
    ...row,
    kind: isNaming ? NAMING[kind] : NAMED[kind],
    named: isNaming ? kind : null,
  }));
}

/** The links of a decision's file that lead nowhere here. */
export async function readDanglingLinks(
  tx: Tx,
  { organizationId }: Ctx,
  decisionId: string,
): Promise<readonly DanglingLink[]> {
  const rows = await tx
    .select({ kind: danglingLinks.kind, target: danglingLinks.target })
    .from(danglingLinks)
    .where(and(eq(danglingLinks.organizationId, organizationId), eq(danglingLinks.decisionId, decisionId)))
    .orderBy(danglingLinks.kind, danglingLinks.target);
  return rows.map(({ kind, target }) => ({ kind: NAMING[kind], target }));
}

import { and, eq, ne, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { readDanglingLinks, readLinks, type DanglingLink, type LinkedDecision } from "../links/queries";
import { readPictures, type KeptPicture } from "../attachments/queries";
import { loadDecision, type LoadedDecision } from "../queries";
import { readNamed, type Named } from "../naming/queries";
import { readTags } from "../tags/queries";
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

/** The record as it is read: the revision in force, or the latest where nothing was accepted. */
export interface DecisionRecord {
  readonly decision: DecisionHeader;
  readonly revision: Revision;
  /** Rule 17: a newer text that waits for its approvals while the shown one stays in force. */
  readonly pendingRevision: number | null;
  readonly links: readonly LinkedDecision[];
  /** What its file names and is not here. */
  readonly danglingLinks: readonly DanglingLink[];
  /** The pictures that the shown text may show. */
  readonly pictures: readonly KeptPicture[];
  /** Other decisions that the shown text names. */
  readonly named: readonly Named[];
  /** By name. */
  readonly tags: readonly string[];
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
    const danglingLinks = await readDanglingLinks(tx, ctx, decision.id);
    const isPending = acceptedRevision !== null && latestRevision > acceptedRevision;
    const hasPictures = shown.sections.some(({ body }) => body.includes("!["));
    const pictures = hasPictures ? await readPictures(tx, ctx, decision.id) : [];
    const pendingRevision = isPending ? latestRevision : null;
    const tags = await readTags(tx, ctx, decision.id);
    const texts = shown.sections.map(({ body }) => body);
    const named = await readNamed(tx, ctx, decision.id, texts);
    return { decision, revision: shown, pendingRevision, links, danglingLinks, pictures, named, tags };
  });
}

/** Who may look after a decision: active members who can edit one. */
export async function listPossibleStewards(
  ctx: Ctx,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return withOrg(ctx, (tx) =>
    tx
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
  );
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

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/access/context";

/** A product line that a decision was made for. */
export interface Place {
  readonly lineId: string;
  readonly name: string;
  /** When another took over there; null while it may hold. */
  readonly endedAt: Date | null;
  /** The number of the decision that did. */
  readonly endedBy: number | null;
}

/**
 * The product lines of each of these decisions, by name, in one statement for all of them. Says nothing about who may see them: the
 * caller has read the decisions as their reader may.
 */
export async function readPlaces(
  tx: Tx,
  { organizationId }: Ctx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Place[]>> {
  const { rows } = await tx.execute<
    Record<"decisionId" | "lineId" | "name", string> & { endedAt: string | null; endedBy: number | null }
  >(sql`
    select l.decision_id as "decisionId", l.product_line_id as "lineId", p.name, l.ended_at as "endedAt", d.number as "endedBy"
    from decision_product_lines l
    join product_lines p on p.organization_id = l.organization_id and p.id = l.product_line_id
    left join decisions d on d.organization_id = l.organization_id and d.id = l.ended_by
    where l.organization_id = ${organizationId} and l.decision_id = any(${sql.param([...decisionIds])}::uuid[])
    order by p.name, p.id`);
  const places = new Map<string, Place[]>(decisionIds.map((id) => [id, []]));
  for (const { decisionId, endedAt, ...place } of rows)
    places.get(decisionId)?.push({ ...place, endedAt: endedAt === null ? null : new Date(endedAt) });
  return places;
}

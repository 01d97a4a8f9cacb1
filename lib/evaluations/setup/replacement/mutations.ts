import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { criterionMeasures, evidence } from "@/db/schema/evaluation/evidence";
import type { Scope } from "@/db/scope";

/**
 * What was known of a criterion is known of the one that takes its place: evidence moves over, and values are copied while they
 * still are in the same unit. The old row keeps its values for the ballots and results that were made by it.
 */
export async function carryFacts(
  tx: Tx,
  { organizationId }: Scope,
  from: string,
  to: string,
  keepsValues: boolean,
): Promise<void> {
  await tx
    .update(evidence)
    .set({ criterionId: to })
    .where(and(eq(evidence.organizationId, organizationId), eq(evidence.criterionId, from)));
  if (!keepsValues) return;
  const t = criterionMeasures;
  await tx.execute(sql`
    insert into ${t} (organization_id, criterion_id, option_id, value, source, set_by, set_at)
    select organization_id, ${to}, option_id, value, source, set_by, set_at from ${t}
    where organization_id = ${organizationId} and criterion_id = ${from}`);
}

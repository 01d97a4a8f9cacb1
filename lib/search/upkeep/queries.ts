import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { chains } from "@/db/schema/history";
import type { Scope } from "@/db/scope";

/** Decisions whose chain has grown since search read them, the newest first, at most `limit`. Costs what there is of them, not more. */
export async function listUnread(tx: Tx, { organizationId }: Scope, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: chains.id })
    .from(chains)
    .where(
      and(
        eq(chains.organizationId, organizationId),
        sql`${chains.kind} = 'decision' and ${chains.sequence} > ${chains.searchedSequence}`,
      ),
    )
    .orderBy(desc(chains.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

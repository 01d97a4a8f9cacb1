import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { standingCommitments, type Standing } from "./rules";

/** Which commitments stand on a chain after words were struck out of texts. Reads only the events that say so. */
export async function readStandingCommitments(tx: Tx, { organizationId }: Scope, chainId: string): Promise<Standing> {
  const { rows } = await tx.execute<{ type: string; struck: unknown }>(sql`
    select type, convert_from(bytes, 'UTF8')::jsonb #> '{data,struck}' as struck from events
    where organization_id = ${organizationId} and chain_id = ${chainId} and type like '%.words_struck' order by sequence`);
  return standingCommitments(rows);
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rowsOf } from "@/lib/history/verification/beside";
import { compareRows } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import { asSaid } from "@/lib/history/verification/rules";
import { tellShareLinks } from "./rules";

interface KeptLink extends Record<string, unknown> {
  readonly id: string;
  readonly line: string | null;
  readonly by: string;
  readonly endsOn: string;
  readonly revokedBy: string | null;
  readonly label: string;
}

/**
 * Compares the links to a decision, or of the organization's chain those to product lines, with the events that made and ended them.
 * One that is not here opens nothing: an organization that moved to another server left them behind.
 */
export async function checkShareLinks(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { organizationId } = chain.scope;
  const isHere = chain.id === organizationId ? sql`decision_id is null` : sql`decision_id = ${chain.id}`;
  const rows = await rowsOf(
    tx,
    chain,
    "shareLinks",
  )<KeptLink>(sql`
    select id, product_line_id as line, created_by as by, (expires_at at time zone 'UTC')::date::text as "endsOn",
      case when revoked_at is not null then revoked_by end as "revokedBy", label
    from share_links where organization_id = ${organizationId} and ${isHere} order by id`);
  const kept = rows.map(({ id, line, by, endsOn, revokedBy, label }) => ({
    id,
    said: asSaid(asSaid(line, by, endsOn), revokedBy),
    words: { label },
  }));
  const here = new Set(kept.map(({ id }) => id));
  const told = new Map([...tellShareLinks(chain.events)].filter(([id]) => here.has(id)));
  return compareRows(tx, chain, "a link for readers outside", told, kept);
}

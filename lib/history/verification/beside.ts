import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ToldChain } from "./one-chain";

/** Where something of a chain may be kept, and how its id is called there. Most decisions have rows in few of these. */
const KEPT_IN = {
  texts: sql`chain_id as id, organization_id from event_texts`,
  tags: sql`decision_id as id, organization_id from decision_tags`,
  links: sql`decision_id as id, organization_id from decision_links`,
  files: sql`decision_id as id, organization_id from decision_sources`,
  pictures: sql`decision_id as id, organization_id from decision_attachments`,
  evaluations: sql`decision_id as id, organization_id from evaluations`,
  approvals: sql`decision_id as id, organization_id from approvals`,
  answers: sql`decision_id as id, organization_id from adoptions`,
  reviews: sql`decision_id as id, organization_id from reviews`,
  triggers: sql`decision_id as id, organization_id from review_triggers`,
  comments: sql`decision_id as id, organization_id from comments`,
  passages: sql`decision_id as id, organization_id from passages`,
  suggestions: sql`decision_id as id, organization_id from suggestions`,
  readings: sql`decision_id as id, organization_id from readings`,
  // A link to a product line is told of in the organization's own chain.
  shareLinks: sql`coalesce(decision_id, organization_id) as id, organization_id from share_links`,
} satisfies Readonly<Record<string, SQL>>;

export type Beside = keyof typeof KEPT_IN;

/**
 * Which chains have rows of each kind, in the caller's snapshot, of one organization when named: a hundred thousand decisions are checked
 * without asking fifteen tables about each.
 */
export async function readWhatIsKept(
  tx: Tx,
  organizationId: string | null,
): Promise<(chainId: string) => ToldChain["mayHold"]> {
  const kept = new Map<string, ReadonlySet<string>>();
  for (const [kind, from] of Object.entries(KEPT_IN)) {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select distinct id from (select ${from}) kept where organization_id = coalesce(${organizationId}::uuid, organization_id)`);
    kept.set(kind, new Set(rows.map(({ id }) => id)));
  }
  return (chainId) => (kind) => kept.get(kind)?.has(chainId) === true;
}

/** Finds rows of a chain by a statement; none, without asking, where there are none of that kind. */
export function rowsOf(tx: Tx, { mayHold }: Pick<ToldChain, "mayHold">, kind: Beside) {
  return async <Row extends Record<string, unknown>>(statement: SQL) => {
    if (!mayHold(kind)) return [];
    const { rows } = await tx.execute<Row>(statement);
    return rows;
  };
}

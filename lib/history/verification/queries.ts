import { sql } from "drizzle-orm";
import type { ClientBase } from "pg";
import { transactionOf, type Tx } from "@/db/client";
import { prepareStatements } from "@/db/prepared";
import type { OrganizationId } from "@/db/scope";
import { readWhatIsKept } from "./beside";
import type { StoredChain } from "./chain";
import { verifyCheckpoints } from "./checkpoints";
import { verifyChain, type RowCheck } from "./one-chain";
import type { Problem, VerificationReport } from "./rules";

/**
 * Reads every chain of the database and checks it against itself, and what is kept beside it by each of `checks`, all in one
 * snapshot. `client` sees all rows (as accord_owner), and goes through no pooler. Chain by chain, so that memory stays small.
 */
export async function verifyHistory(client: ClientBase, checks: readonly RowCheck[]): Promise<VerificationReport> {
  prepareStatements(client);
  await client.query("begin isolation level repeatable read read only");
  try {
    return await verifyChains(transactionOf(client), checks);
  } finally {
    await client.query("rollback");
  }
}

/** Like `verifyHistory`, in the caller's transaction; of one organization only, when named. */
export async function verifyChains(
  tx: Tx,
  checks: readonly RowCheck[],
  organizationId: string | null = null,
): Promise<VerificationReport> {
  const problems: Problem[] = [];
  let events = 0;
  let texts = 0;
  const expected = await tx.execute<{ id: string; of: string }>(sql`
    select * from (
      select organization_id, organization_id as id, 'the organization ' || name as of from organizations
      union all
      select d.organization_id, d.id, 'ADR-' || d.number || ' of ' || o.name
      from decisions d join organizations o using (organization_id)) expected
    where organization_id = coalesce(${organizationId}::uuid, organization_id)`);
  const nameOf = new Map(expected.rows.map(({ id, of }) => [id, of]));
  const chains = await tx.execute<StoredChain & Record<string, unknown>>(sql`
    select id, organization_id, sequence, head from chains
    where organization_id = coalesce(${organizationId}::uuid, organization_id) order by organization_id, id`);
  const present = new Set(chains.rows.map((chain) => chain.id));
  for (const { id, of } of expected.rows)
    if (!present.has(id)) problems.push({ chain: id, of, sequence: null, what: "it has no chain." });
  const keptOf = await readWhatIsKept(tx, organizationId);
  for (const chain of chains.rows) {
    const scope = { organizationId: provenByItsRow(chain.organization_id), userId: null };
    const { stored, read, findings } = await verifyChain(tx, scope, chain, checks, keptOf(chain.id));
    events += stored.length;
    texts += read;
    const of = nameOf.get(chain.id) ?? "a decision that is no longer there";
    problems.push(...findings.map((finding) => ({ chain: chain.id, of, ...finding })));
  }
  const signed = await tx.execute<{ id: string }>(sql`
    select distinct organization_id as id from checkpoints
    where organization_id = coalesce(${organizationId}::uuid, organization_id) order by 1`);
  let checkpoints = 0;
  for (const { id } of signed.rows) {
    const found = await verifyCheckpoints(tx, id);
    checkpoints += found.checkpoints;
    const of = nameOf.get(id) ?? "an organization that is no longer there";
    problems.push(...found.findings.map((finding) => ({ chain: id, of, ...finding })));
  }
  const read = { chains: chains.rows.length, events, texts, checkpoints };
  return { ...read, expectedChains: expected.rows.length, problems };
}

/** The owner read it in a chain's own row. Verification speaks for nobody and writes nothing. */
function provenByItsRow(id: string): OrganizationId {
  return id as OrganizationId;
}

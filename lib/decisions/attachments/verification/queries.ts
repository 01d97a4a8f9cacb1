import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rowsOf } from "@/lib/history/verification/beside";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";

/** Hashes the pictures of a decision again where the database keeps their bytes: they are named by what they hold. */
export async function checkPictures(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { scope, id } = chain;
  const rows = await rowsOf(
    tx,
    chain,
    "pictures",
  )<{ name: string; isWhole: boolean }>(sql`
    select d.name, sha256(a.bytes) = a.sha256 as "isWhole"
    from decision_attachments d
    join attachments a on a.organization_id = d.organization_id and a.sha256 = d.sha256
    where d.organization_id = ${scope.organizationId} and d.decision_id = ${id} and a.bytes is not null order by d.name`);
  const findings = rows
    .filter(({ isWhole }) => !isWhole)
    .map(({ name }) => ({ sequence: null, what: `the picture ${name} does not hold what it is named by.` }));
  return { read: rows.length, findings };
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rowsOf } from "@/lib/history/verification/beside";
import { compareRows, momentText } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import { asSaid } from "@/lib/history/verification/rules";
import { tellReadings } from "./rules";

interface KeptReading extends Record<string, unknown> {
  readonly id: string;
  readonly askedBy: string | null;
  readonly askedAt: string | null;
  readonly dueOn: string | null;
  readonly readAt: string | null;
  readonly revision: number | null;
  readonly contentHash: string | null;
}

/** Compares who was asked to read a decision, and who said that they did, with the events that tell of it. */
export async function checkReadings(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const rows = await rowsOf(
    tx,
    chain,
    "readings",
  )<KeptReading>(sql`
    select member_id as id, asked_by as "askedBy", ${momentText(sql`asked_at`)} as "askedAt", due_on::text as "dueOn",
      ${momentText(sql`acknowledged_at`)} as "readAt", revision, encode(content_hash, 'hex') as "contentHash"
    from readings where organization_id = ${chain.scope.organizationId} and decision_id = ${chain.id} order by member_id`);
  const kept = rows.map(({ id, askedBy, askedAt, dueOn, readAt, revision, contentHash }) => ({
    id,
    said: asSaid(asSaid(askedBy, askedAt, dueOn), asSaid(readAt, revision, contentHash)),
    words: {},
  }));
  return compareRows(tx, chain, "who has read it", tellReadings(chain.events), kept);
}

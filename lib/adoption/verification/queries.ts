import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rowsOf } from "@/lib/history/verification/beside";
import { momentText } from "@/lib/history/verification/compared";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import type { Finding } from "@/lib/history/verification/rules";
import { saidOf, tellAnswers } from "./rules";

interface KeptAnswer extends Record<string, unknown> {
  readonly id: string;
  readonly line: string;
  readonly name: string;
  readonly stance: string;
  readonly reason: string;
  readonly dueOn: string | null;
  readonly expiresOn: string | null;
  readonly approvedBy: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly replacedAt: string | null;
}

/** Compares every answer of a line with the event that gave it. */
export async function checkAnswers(tx: Tx, chain: ToldChain): Promise<CheckedRows> {
  const { scope, id, events } = chain;
  const { organizationId } = scope;
  const told = tellAnswers(events);
  const rows = await rowsOf(
    tx,
    chain,
    "answers",
  )<KeptAnswer>(sql`
    select a.id, a.product_line_id as line, p.name, a.stance, a.reason, a.due_on::text as "dueOn",
      a.expires_on::text as "expiresOn", a.approved_by as "approvedBy", a.recorded_by as "recordedBy",
      ${momentText(sql`a.recorded_at`)} as "recordedAt", ${momentText(sql`a.replaced_at`)} as "replacedAt"
    from adoptions a join product_lines p on p.organization_id = a.organization_id and p.id = a.product_line_id
    where a.organization_id = ${organizationId} and a.decision_id = ${id} order by a.id`);
  if (rows.length === 0 && told.size === 0) return { read: 0, findings: [] };
  const reasons = await tx.execute<{ sequence: number; body: string }>(sql`
    select sequence, body from event_texts where organization_id = ${organizationId} and chain_id = ${id} and name = 'reason'`);
  const reasonAt = new Map(reasons.rows.map(({ sequence, body }) => [sequence, body]));
  const kept = new Set(rows.map((row) => row.id));
  const missing = [...told]
    .filter(([answer]) => !kept.has(answer))
    .map(([, { sequence }]) => ({ sequence, what: "how a product line stands was deleted." }));
  const findings = rows.flatMap((row): Finding[] => {
    const said = told.get(row.id);
    if (said === undefined) return [{ sequence: null, what: `how ${row.name} stands was said without an event.` }];
    const reason = reasonAt.get(said.sequence);
    const isAsTold =
      saidOf(row) === said.said &&
      row.line === said.line &&
      row.replacedAt === said.replacedAt &&
      (row.reason !== "") === said.hasReason &&
      (reason === undefined || reason === row.reason);
    return isAsTold ? [] : [{ sequence: said.sequence, what: `how ${row.name} stands was changed without an event.` }];
  });
  return { read: rows.length, findings: [...missing, ...findings] };
}

import { and, eq, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { approvals, approvalSignatures } from "@/db/schema/approvals/approvals";
import { events } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import { visibleEvents } from "@/lib/history/queries";
import type { NewLine } from "../lines/rules";

/** The decisions with a signature on an approval: most have none, and are not asked for any. */
export async function listSigned(tx: Tx, { organizationId }: Ctx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectDistinct({ id: approvals.decisionId })
    .from(approvalSignatures)
    .innerJoin(
      approvals,
      and(
        eq(approvals.organizationId, approvalSignatures.organizationId),
        eq(approvals.id, approvalSignatures.approvalId),
      ),
    )
    .where(eq(approvalSignatures.organizationId, organizationId));
  return new Set(rows.map(({ id }) => id));
}

const hex = (column: AnyPgColumn) => sql<string | null>`encode(${column}, 'hex')`;

/** What people signed when they approved a decision, each under the number of its event, for whoever may read that event. */
export async function readSignatureLines(tx: Tx, ctx: Ctx, decisionId: string): Promise<readonly NewLine[]> {
  const approvalIn = sql`convert_from(${events.bytes}, 'UTF8')::jsonb #>> '{data,approval}'`;
  const rows = await tx
    .select({
      sequence: events.sequence,
      method: approvalSignatures.method,
      statement: approvalSignatures.statement,
      algorithm: approvalSignatures.algorithm,
      publicKey: hex(approvalSignatures.publicKey),
      authenticatorData: hex(approvalSignatures.authenticatorData),
      clientData: approvalSignatures.clientData,
      signature: hex(approvalSignatures.signature),
    })
    .from(events)
    .innerJoin(
      approvalSignatures,
      and(
        eq(approvalSignatures.organizationId, events.organizationId),
        sql`${approvalSignatures.approvalId}::text = ${approvalIn}`,
      ),
    )
    .where(
      and(
        eq(events.organizationId, ctx.organizationId),
        eq(events.chainId, decisionId),
        sql`${events.type} in ('approval.given', 'approval.changes_requested', 'approval.rejected', 'approval.overridden')`,
        visibleEvents(ctx),
      ),
    )
    .orderBy(events.sequence);
  return rows.map(({ sequence, method, statement, ...key }): NewLine => ({
    ...{ kind: "signature", chain: decisionId, sequence, method, statement },
    ...(method === "passkey" && key),
  }));
}

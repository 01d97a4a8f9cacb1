import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { approvals, approvalSignatures } from "@/db/schema/approvals/approvals";
import { isProven } from "@/lib/approvals/signing/proof/rules";
import { sha256 } from "@/lib/history/hash";
import { verifyByKey } from "@/lib/history/signatures/node";
import type { CheckedRows, ToldChain } from "@/lib/history/verification/one-chain";
import type { Finding } from "@/lib/history/verification/rules";
import { tellSignatures } from "./rules";

const NOTHING = Buffer.alloc(0);

/** Checks what people signed when they approved a decision: by the key that the event names, and of what the event says. */
export async function checkSignatures(tx: Tx, { scope, id, events }: ToldChain): Promise<CheckedRows> {
  const told = tellSignatures(scope, id, events);
  // Most decisions are approved without: nothing is asked of the database for them.
  if (told.size === 0) return { read: 0, findings: [] };
  const rows = await tx
    .select({ approvalId: approvals.id, kept: approvalSignatures })
    .from(approvalSignatures)
    .innerJoin(
      approvals,
      and(
        eq(approvals.organizationId, approvalSignatures.organizationId),
        eq(approvals.id, approvalSignatures.approvalId),
      ),
    )
    .where(and(eq(approvals.organizationId, scope.organizationId), eq(approvals.decisionId, id)));
  const headAt = (sequence: number) => events[sequence - 1]?.head;
  const findings: Finding[] = [];
  for (const { approvalId, kept } of rows) {
    const said = told.get(approvalId);
    const holds =
      said !== undefined &&
      (await isProven({ sha256, verifyByKey, headAt }, said, {
        ...{ method: kept.method, statement: kept.statement, algorithm: kept.algorithm ?? 0 },
        ...{ publicKey: kept.publicKey ?? NOTHING, authenticatorData: kept.authenticatorData ?? NOTHING },
        ...{ clientData: kept.clientData ?? "", signature: kept.signature ?? NOTHING },
      }));
    if (!holds)
      findings.push({ sequence: said?.sequence ?? null, what: "The signature on an approval does not hold." });
  }
  return { read: rows.length, findings };
}

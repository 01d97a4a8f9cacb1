import { and, eq, isNull } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { addressChanges, oneTimeTokens, sessions } from "@/db/schema/accounts";

/**
 * Ends what was opened or begun with what somebody knew of an account until now: every session, every link that would set a password,
 * and an address that nobody confirmed yet, which would take the account away.
 */
export async function endWaysIn(tx: Pick<NodePgDatabase, "delete">, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(oneTimeTokens).where(and(eq(oneTimeTokens.userId, userId), isNull(oneTimeTokens.usedAt)));
  await tx.delete(addressChanges).where(and(eq(addressChanges.userId, userId), isNull(addressChanges.confirmedAt)));
}

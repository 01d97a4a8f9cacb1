import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { oneTimeTokens, users } from "@/db/schema/accounts";
import { hashOfToken } from "../secret";

/** Whose password this link can set, or null when it was used, replaced, or has run out. */
export async function lookAtReset(token: string): Promise<{ email: string } | null> {
  const [row] = await database()
    .select({ email: users.email })
    .from(oneTimeTokens)
    .innerJoin(users, eq(users.id, oneTimeTokens.userId))
    .where(
      and(
        eq(oneTimeTokens.tokenHash, hashOfToken(token)),
        eq(oneTimeTokens.kind, "password_reset"),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, sql`clock_timestamp()`),
      ),
    );
  return row ?? null;
}

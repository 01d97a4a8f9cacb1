import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { oneTimeTokens, users } from "@/db/schema/accounts";
import { hashOfToken } from "../secret";

/** Whose password this link can set, or null when it was used, replaced, or has run out. */
export async function lookAtReset(token: string): Promise<{ email: string } | null> {
  const holder = await holderOf(token);
  return holder === null ? null : { email: holder.email };
}

/** The same with all that is known of the holder. Not for a page. */
export async function holderOf(token: string): Promise<{ userId: string; name: string; email: string } | null> {
  const [row] = await database()
    .select({ userId: users.id, name: users.name, email: users.email })
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

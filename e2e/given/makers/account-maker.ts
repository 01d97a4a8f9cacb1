import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import type { Ctx } from "@/lib/access/context";
import type { Account } from "../house";

/** Lets somebody made past the screens sign in. */
export async function withAccount(ctx: Ctx, passwordHash: string): Promise<Account> {
  const email = `${ctx.role}.${ctx.userId.slice(-12)}@example.org`;
  await database().update(users).set({ passwordHash, email }).where(eq(users.id, ctx.userId));
  return { name: ctx.name, email };
}

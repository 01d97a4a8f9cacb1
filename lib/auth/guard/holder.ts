import { and, eq, gt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { invalid, precondition } from "@/lib/errors";
import { isPassword } from "../password";
import type { Person } from "../person";
import { countSignIn } from "./guessing";

const FRESH_MINUTES = 15;

/**
 * Proves that the account's holder sits before an open browser, before a way in is added or taken away: by the password, typed
 * again, or, for an account without one, by having signed in within the last 15 minutes. `field` is where the form asks for it.
 */
export async function assertHolder(person: Person, password: string, field: string): Promise<void> {
  const [account] = await database()
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, person.userId));
  if (account?.passwordHash == null) return assertFresh(person);
  if (password === "") throw invalid("Enter your password.", { [field]: "Enter your password." });
  const attempt = await countSignIn(person.email, "", person.sessionId);
  if (!(await isPassword(account.passwordHash, password.normalize("NFKC")))) {
    const message = "This is not your current password.";
    throw invalid(message, { [field]: message });
  }
  await attempt.succeeded();
}

async function assertFresh(person: Person): Promise<void> {
  const [fresh] = await database()
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, person.sessionId),
        gt(sessions.createdAt, sql`clock_timestamp() - make_interval(mins => ${FRESH_MINUTES})`),
      ),
    );
  if (fresh !== undefined) return;
  throw precondition(`Sign out and in again, then do this within ${FRESH_MINUTES} minutes.`);
}

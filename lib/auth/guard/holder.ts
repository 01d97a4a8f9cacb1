import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { invalid, precondition } from "@/lib/errors";
import { isPassword } from "../password";
import type { Person } from "../person";
import { countSignIn } from "./guessing";

const FRESH_MINUTES = 15;

/**
 * Proves that the account's holder sits before an open browser, before a way in is added, changed or taken away: by the password,
 * typed again, or, for an account without one, by having signed in within the last 15 minutes. Where the account has a second
 * factor, it has to be proven in this session: else a password alone would do away with it. `field` is where the form asks.
 */
export async function assertHolder(person: Person, password: string, field: string): Promise<void> {
  const [standing] = await database()
    .select({
      passwordHash: users.passwordHash,
      isProven: sql<boolean>`${sessions.secondFactorAt} is not null or not (
        exists (select from second_factors f where f.user_id = ${users.id} and f.confirmed_at is not null)
        or exists (select from passkeys k where k.user_id = ${users.id}))`,
      isFresh: sql<boolean>`${sessions.createdAt} > clock_timestamp() - make_interval(mins => ${FRESH_MINUTES})`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, person.sessionId));
  if (standing?.isProven !== true)
    throw precondition("Prove your second factor first: the note at the top of your account page leads there.");
  if (standing.passwordHash !== null) return assertPassword(person, standing.passwordHash, password, field);
  if (!standing.isFresh) throw precondition(`Sign out and in again, then do this within ${FRESH_MINUTES} minutes.`);
}

async function assertPassword(person: Person, stored: string, password: string, field: string): Promise<void> {
  if (password === "") throw invalid("Enter your password.", { [field]: "Enter your password." });
  const attempt = await countSignIn(person.email, "", person.sessionId);
  if (!(await isPassword(stored, password.normalize("NFKC")))) {
    const message = "This is not your current password.";
    throw invalid(message, { [field]: message });
  }
  await attempt.succeeded();
}

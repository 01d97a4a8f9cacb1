import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { invalid, precondition } from "@/lib/errors";
import { isMailConfigured } from "@/lib/mail/send";
import { isPassword } from "../password";
import type { Person } from "../person";
import { countReproof } from "./guessing";

const FRESH_MINUTES = 15;

/**
 * Proves that the account's holder sits before an open browser, before a way in is added, changed or taken away: by the password,
 * typed again, or, for an account without one, by having signed in within the last 15 minutes. Where the account has a second
 * factor, it has to be proven in this session: else a password alone would do away with it. `field` is where the form asks.
 *
 * A provider's word alone is not enough: the account may belong to other organizations, and whoever runs the provider could take it
 * there. `isProviderEnough` is for what stays within the provider's own organization.
 */
export async function assertHolder(
  person: Person,
  password: string,
  field: string,
  isProviderEnough = false,
): Promise<void> {
  const standing = await standingOf(person);
  if (standing?.isProven !== true)
    throw precondition("Prove your second factor first: the note at the top of your account page leads there.");
  if (standing.passwordHash !== null) return assertPassword(person, standing.passwordHash, password, field);
  if (standing.provider !== null && !isProviderEnough) throw precondition(needsOwnProof());
  if (!standing.isFresh) throw precondition(`Sign out and in again, then do this within ${FRESH_MINUTES} minutes.`);
}

/** What somebody is told whom only a provider vouches for. */
export const needsOwnProof = (): string =>
  `You came in through your organization’s provider, and your account has no password. To change it, set one first: ${
    isMailConfigured() ? "sign out and choose “Forgot your password?”" : "ask whoever runs this server for a reset link"
  }, then sign in with it.`;

/**
 * The organization on whose provider's word alone this session rests: the account has no password, and no factor of its own was
 * proven. Null when the holder has proven themselves; undefined when the session has ended.
 */
export async function providerBehind(person: Person): Promise<string | null | undefined> {
  return (await standingOf(person))?.provider;
}

async function standingOf(person: Person) {
  const [standing] = await database()
    .select({
      passwordHash: users.passwordHash,
      // A key that a provider's word added is no second factor: it may be the provider's.
      isProven: sql<boolean>`${sessions.secondFactorAt} is not null or not (
        exists (select from second_factors f where f.user_id = ${users.id} and f.confirmed_at is not null)
        or exists (select from passkeys k where k.user_id = ${users.id} and k.sso_organization_id is null))`,
      provider: sql<string | null>`case when ${users.passwordHash} is null and ${sessions.secondFactorAt} is null
        then ${sessions.ssoOrganizationId} end`,
      isFresh: sql<boolean>`${sessions.createdAt} > clock_timestamp() - make_interval(mins => ${FRESH_MINUTES})`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, person.sessionId));
  return standing;
}

async function assertPassword(person: Person, stored: string, password: string, field: string): Promise<void> {
  if (password === "") throw invalid("Enter your password.", { [field]: "Enter your password." });
  const attempt = await countReproof(person.email, person.sessionId);
  if (!(await isPassword(stored, password.normalize("NFKC")))) {
    const message = "This is not your current password.";
    throw invalid(message, { [field]: message });
  }
  await attempt.succeeded();
}

import { randomBytes } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { PasskeyCeremony } from "@/db/enums";
import { passkeyChallenges } from "@/db/schema/identity";

const MINUTES = 5;

/** Asks something of a key. `userId` is whom, where that is known already. The answer has to come within five minutes. */
export async function issueChallenge(ceremony: PasskeyCeremony, userId: string | null): Promise<Buffer<ArrayBuffer>> {
  const challenge = Buffer.from(randomBytes(32));
  // Whoever asks clears away what was never answered, so that nobody can fill the table.
  await database()
    .delete(passkeyChallenges)
    .where(lt(passkeyChallenges.expiresAt, sql`clock_timestamp()`));
  await database()
    .insert(passkeyChallenges)
    .values({ challenge, ceremony, userId, expiresAt: sql`clock_timestamp() + make_interval(mins => ${MINUTES})` });
  return challenge;
}

/** Takes a challenge out, so that it serves one answer. False when it was never issued for this, was answered, or has expired. */
export async function takeChallenge(
  challenge: string,
  ceremony: PasskeyCeremony,
  userId: string | null,
): Promise<boolean> {
  const taken = await database()
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challenge, Buffer.from(challenge, "base64url")),
        eq(passkeyChallenges.ceremony, ceremony),
        userId === null ? isNull(passkeyChallenges.userId) : eq(passkeyChallenges.userId, userId),
      ),
    )
    .returning({ isInTime: sql<boolean>`${passkeyChallenges.expiresAt} > clock_timestamp()` });
  return taken[0]?.isInTime === true;
}

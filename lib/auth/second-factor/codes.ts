import { randomBytes } from "node:crypto";
import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { database } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema/identity";
import { decryptAtRest } from "@/lib/at-rest";
import { hashOfToken } from "../secret";

/** What the secret is encrypted for. */
export const TOTP_PURPOSE = "authenticator secret";

const PERIOD = 30;
/** One half minute early or late: clocks differ. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** 120 bits: then a plain hash keeps them as well as a slow one would. */
const RECOVERY_LETTERS = 24;
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** The codes of a secret (base32), as every authenticator app makes them: six digits, 30 seconds, SHA-1. */
export const totpOf = (secret: string, email: string) =>
  new TOTP({ issuer: "Accord", label: email, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6 });

/** A secret of 160 bits, base32. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32;

/**
 * Is this a code of the account's authenticator, or one of its recovery codes? Uses it up: neither is accepted again. A setup that
 * was not finished counts only when `isSetup` says that this is its first code.
 */
export async function takeCode(userId: string, code: string, isSetup = false): Promise<boolean> {
  if (code.length !== 6) return !isSetup && takeRecoveryCode(userId, code);
  const [factor] = await database()
    .select({
      sealedSecret: secondFactors.sealedSecret,
      isConfirmed: sql<boolean>`${secondFactors.confirmedAt} is not null`,
      now: sql<number>`extract(epoch from clock_timestamp())::float8`,
    })
    .from(secondFactors)
    .where(eq(secondFactors.userId, userId));
  if (factor === undefined || factor.isConfirmed === isSetup) return false;
  const secret = decryptAtRest(factor.sealedSecret, TOTP_PURPOSE, userId);
  if (secret === null) return false;
  const timestamp = factor.now * 1000;
  const delta = totpOf(secret, "").validate({ token: code, timestamp, window: WINDOW });
  if (delta === null) return false;
  const step = Math.floor(factor.now / PERIOD) + delta;
  const taken = await database()
    .update(secondFactors)
    .set({ lastStep: step, confirmedAt: sql`coalesce(${secondFactors.confirmedAt}, clock_timestamp())` })
    .where(and(eq(secondFactors.userId, userId), lt(secondFactors.lastStep, step)))
    .returning({ userId: secondFactors.userId });
  return taken.length === 1;
}

async function takeRecoveryCode(userId: string, code: string): Promise<boolean> {
  const taken = await database()
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashOfToken(code))))
    .returning({ userId: recoveryCodes.userId });
  return taken.length === 1;
}

/** Replaces the recovery codes of an account by ten new ones and returns them, to be shown once: 120 bits each, in groups of four. */
export async function replaceRecoveryCodes(
  tx: Pick<NodePgDatabase, "insert" | "delete">,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashOfToken(code) })));
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, "$1-"));
}

const newRecoveryCode = () => Array.from(randomBytes(RECOVERY_LETTERS), (byte) => BASE32[byte % 32] ?? "").join("");

/** Does signing in to this account ask for a code? */
export async function asksForCode(userId: string): Promise<boolean> {
  const found = await database()
    .select({ userId: secondFactors.userId })
    .from(secondFactors)
    .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)));
  return found.length > 0;
}

import { and, desc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { addressChanges, users } from "@/db/schema/accounts";
import type { Person } from "../person";
import { hashOfToken } from "../secret";
import { UNDO_DAYS } from "./rules";

/** How an account's address stands. */
export interface AddressStanding {
  readonly isVerified: boolean;
  /** An address that was asked for and waits for its mailbox to confirm it; null when there is none. */
  readonly waiting: string | null;
}

/** How the caller's own address stands. */
export async function getAddress(person: Person): Promise<AddressStanding> {
  const [account] = await database()
    .select({ verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, person.userId));
  const [change] = await database()
    .select({ newEmail: addressChanges.newEmail })
    .from(addressChanges)
    .where(and(eq(addressChanges.userId, person.userId), isOpen))
    .orderBy(desc(addressChanges.createdAt))
    .limit(1);
  return { isVerified: account?.verifiedAt != null, waiting: change?.newEmail ?? null };
}

/** Nobody has confirmed it, and it has not run out. */
export const isOpen = and(isNull(addressChanges.confirmedAt), gt(addressChanges.expiresAt, sql`clock_timestamp()`));

/** It was confirmed, and the former address may still take it back. */
export const canBeUndone = and(
  isNotNull(addressChanges.confirmedAt),
  gt(addressChanges.confirmedAt, sql`clock_timestamp() - make_interval(days => ${UNDO_DAYS})`),
);

/** The addresses of a change, or null when its link was used, replaced, or has run out. */
export async function lookAtAddress(token: string, link: "confirm" | "undo"): Promise<AddressesOfChange | null> {
  const hash = hashOfToken(token);
  const [change] = await database()
    .select({ formerEmail: addressChanges.formerEmail, newEmail: addressChanges.newEmail })
    .from(addressChanges)
    .where(
      link === "confirm"
        ? and(eq(addressChanges.confirmHash, hash), isOpen)
        : and(eq(addressChanges.undoHash, hash), canBeUndone),
    );
  return change ?? null;
}

export interface AddressesOfChange {
  readonly formerEmail: string;
  readonly newEmail: string;
}

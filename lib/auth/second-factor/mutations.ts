import { eq, isNull, sql } from "drizzle-orm";
import { toString as drawQr } from "qrcode";
import { database } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema/identity";
import { encryptAtRest } from "@/lib/at-rest";
import { invalid, precondition } from "@/lib/errors";
import { countCode } from "../guard/guessing";
import { assertHolder } from "../guard/holder";
import { tellHolder } from "../guard/tell-holder";
import type { Person } from "../person";
import { seal, unseal } from "../sealed";
import { raiseSession, type Opened } from "../sessions/open";
import { asksForCode, newTotpSecret, replaceRecoveryCodes, takeCode, TOTP_PURPOSE, totpOf } from "./codes";
import type { CodeInput, ConfirmedByPassword, KeptCodes } from "./input";

/** What an authenticator app needs: a picture to scan (SVG), or the same as text (base32). */
export interface NewSecondFactor {
  readonly picture: string;
  readonly secret: string;
}

/** Makes a new secret for the account's authenticator. Nothing changes until its first code is confirmed. */
export async function beginSecondFactor(person: Person, input: ConfirmedByPassword): Promise<NewSecondFactor> {
  await assertHolder(person, input.password, "password");
  const secret = newTotpSecret();
  const sealedSecret = encryptAtRest(secret, TOTP_PURPOSE, person.userId);
  const begun = await database()
    .insert(secondFactors)
    .values({ userId: person.userId, sealedSecret })
    .onConflictDoUpdate({
      target: secondFactors.userId,
      set: { sealedSecret, lastStep: 0, createdAt: sql`clock_timestamp()` },
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ userId: secondFactors.userId });
  if (begun.length === 0) throw precondition("You have an authenticator already. End it first to set up another.");
  const picture = await drawQr(totpOf(secret, person.email).toString(), { type: "svg", margin: 1 });
  return { picture, secret };
}

const SET_UP = "authenticator set up";
const SET_UP_SECONDS = 10 * 60;

/**
 * Confirms the authenticator by its first code. From now on signing in asks for one. Returns the recovery codes, once, and a proof for
 * `keepRecoveryCodes`: another session would draw the page anew, and take the codes away before they are kept.
 */
export async function confirmSecondFactor(
  person: Person,
  input: CodeInput,
): Promise<{ codes: string[]; proof: string }> {
  const attempt = await countCode(person.userId);
  if (!(await takeCode(person.userId, input.code, true))) throw wrongCode();
  await attempt.succeeded();
  const codes = await database().transaction((tx) => replaceRecoveryCodes(tx, person.userId));
  tellHolder(
    person,
    "Signing in to your account now asks for a code",
    "An authenticator app was set up for your account.",
  );
  const proof = await seal({ userId: person.userId, sessionId: person.sessionId }, SET_UP, SET_UP_SECONDS);
  return { codes, proof };
}

/** Goes on once the recovery codes are kept: returns the session that takes the place of the one in which the first code was right. */
export async function keepRecoveryCodes(person: Person, input: KeptCodes): Promise<Opened> {
  const setUp = await unseal(input.proof, SET_UP);
  if (setUp?.["userId"] !== person.userId || setUp["sessionId"] !== person.sessionId)
    throw precondition("This took too long. Reload the page, and prove your second factor with a code.");
  return raiseSession(person);
}

/** Makes ten new recovery codes; the old ones stop working. Returns them, once. */
export async function renewRecoveryCodes(person: Person, input: ConfirmedByPassword): Promise<{ codes: string[] }> {
  await assertHolder(person, input.password, "password");
  if (!(await asksForCode(person.userId))) throw precondition("Set up an authenticator first.");
  const codes = await database().transaction((tx) => replaceRecoveryCodes(tx, person.userId));
  tellHolder(
    person,
    "You have new recovery codes",
    "New recovery codes were made for your account. The old ones work no longer.",
  );
  return { codes };
}

/** Ends the authenticator: signing in asks for no code any more. */
export async function endSecondFactor(person: Person, input: ConfirmedByPassword): Promise<void> {
  await assertHolder(person, input.password, "password");
  const ended = await database().transaction(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, person.userId));
    return tx
      .delete(secondFactors)
      .where(eq(secondFactors.userId, person.userId))
      .returning({ userId: secondFactors.userId });
  });
  if (ended.length === 0) throw precondition("There is no authenticator to end.");
  const sentence = "Signing in to your account asks for no code any more, and its recovery codes work no longer.";
  tellHolder(person, "The authenticator of your account was ended", sentence);
}

/** Proves the second factor in a session that was opened without it. Returns the session that takes its place. */
export async function proveCode(person: Person, input: CodeInput): Promise<Opened> {
  const attempt = await countCode(person.userId);
  if (!(await takeCode(person.userId, input.code))) throw wrongCode();
  await attempt.succeeded();
  return raiseSession(person);
}

/** The same words whatever was wrong: the digits, their time, or that they were used. */
export function wrongCode() {
  const message = "This code is not right, was used already, or is too old. Wait for the next one.";
  return invalid(message, { code: message });
}

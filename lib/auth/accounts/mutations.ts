import { eq, isNotNull, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { conflict, forbidden } from "@/lib/errors";
import { log } from "@/lib/log";
import { isMailConfigured, linkTo, sendMail } from "@/lib/mail/send";
import { countVisit, forgetGuesses, mayMail } from "../guard/guessing";
import { assertHolder } from "../guard/holder";
import { tellHolder } from "../guard/tell-holder";
import { hashPassword } from "../password";
import { assertStrong } from "../strength/strong";
import type { Person } from "../person";
import { mailboxOfProof, proofOfMailbox } from "../proof";
import type { Visitor } from "../guard/visitor";
import type { Opened } from "../sessions/open";
import { endWaysIn } from "../sessions/ways-in";
import type { ChangePassword, RenamePerson, RequestSignUp, SignUp } from "./input";
import { organizationNames, signUpWay } from "./queries";

/**
 * Makes an account without an invitation: for the first person, or with the proof that a mail carried. Refuses everybody
 * else, and an address that has an account. Sign in afterwards.
 */
export async function signUp(visitor: Visitor, input: SignUp): Promise<{ userId: string }> {
  const attempt = await countVisit(visitor.address);
  await assertStrong(input.password, [input.name, input.email]);
  const passwordHash = await hashPassword(input.password);
  const isProven = (await signUpWay()) === "mail" && (await mailboxOfProof(input.proof)) === input.email;
  const userId = await database().transaction(async (tx) => {
    if (!isProven) await assertFirst(tx);
    return createAccount(tx, { ...input, passwordHash, isVerified: isProven });
  });
  await attempt.succeeded();
  await forgetGuesses(input.email);
  return { userId };
}

/** Two people cannot both be first: the lock is held until the first one's account is there. */
async function assertFirst(tx: NodePgDatabase): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('accord.first-person'))`);
  const [somebody] = await tx.select({ id: users.id }).from(users).where(isNotNull(users.passwordHash)).limit(1);
  if (somebody === undefined) return;
  throw forbidden("Signing up here needs an invitation. Ask somebody who uses this server for a link.");
}

/**
 * Inserts an account within the caller's transaction. The caller has shown that its holder may have it. Without a
 * password nobody can sign in to it, as with people of the demo.
 */
export async function createAccount(
  tx: Pick<NodePgDatabase, "insert">,
  account: {
    readonly name: string;
    readonly email: string;
    readonly passwordHash: string | null;
    /** Whether its holder has shown that they read the mailbox. */
    readonly isVerified?: boolean;
  },
): Promise<string> {
  const { name, email, passwordHash, isVerified = false } = account;
  const [made] = await tx
    .insert(users)
    .values({ id: uuid(), name, email, passwordHash, emailVerifiedAt: isVerified ? sql`clock_timestamp()` : null })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  if (made === undefined) throw conflict("This address has an account already. Sign in with it.");
  return made.id;
}

/**
 * With mail, an account needs the proof that its holder reads the mailbox: nobody can take an address in advance. Returns whether it
 * was proven; without mail it may be not.
 */
export async function assertMailboxProven(email: string, proof: string | undefined): Promise<boolean> {
  const isProven = (await mailboxOfProof(proof)) === email;
  if (!isMailConfigured() || isProven) return isProven;
  throw forbidden("Confirm your address first: ask for the mail and follow its link.");
}

/** Mails a link with which an account can be made; to an address that has one, a mail that says so. The answer is always the same. */
export async function requestSignUp(visitor: Visitor, input: RequestSignUp): Promise<{ sent: true }> {
  assertMails();
  if ((await signUpWay()) !== "mail")
    throw forbidden("Signing up here needs an invitation. Ask somebody who uses this server for a link.");
  await countVisit(visitor.address);
  return mailSignUpLink(input.email, "");
}

/** Without mail nobody can be asked to confirm an address. */
export function assertMails(): void {
  if (!isMailConfigured()) throw forbidden("This server sends no mail. Ask for an invitation link.");
}

/** Sends the mail of `requestSignUp` for a caller who has shown that it may be sent. Its link leads on to `next`, a path. */
export function mailSignUpLink(email: string, next: string): { sent: true } {
  // Not awaited: the time of the answer would tell whether the address has an account.
  void mailSignUp(email, next).catch((error: unknown) => log.error({ err: error }, "sign-up mail was not sent"));
  return { sent: true };
}

async function mailSignUp(email: string, next: string): Promise<void> {
  if (await mayMail("sign-up", email)) await sendMail(await signUpMail(email, next));
}

async function signUpMail(email: string, next: string) {
  const [account] = await database().select({ id: users.id }).from(users).where(eq(users.email, email));
  const footnote = "You can ignore this mail if you did not ask for it.";
  if (account !== undefined) {
    const url = linkTo(next === "" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
    const paragraphs = ["Somebody asked for an account with this address. You have one already."];
    return { to: email, subject: "Your account in Accord", paragraphs, link: { label: "Sign in", url }, footnote };
  }
  const proof = encodeURIComponent(await proofOfMailbox(email));
  const url = linkTo(next === "" ? `/sign-up?proof=${proof}` : `${next}?proof=${proof}`);
  const paragraphs = ["This link lets you choose your name and password. It works for one day."];
  return { to: email, subject: "Finish signing up", paragraphs, link: { label: "Create my account", url }, footnote };
}

/** Sets a new password and ends every session of the account. Returns a new one that stands like the caller's did. */
export async function changePassword(person: Person, input: ChangePassword): Promise<Opened> {
  await assertHolder(person, input.current, "current");
  await assertStrong(input.password, [person.name, person.email, ...(await organizationNames(person.userId))]);
  const passwordHash = await hashPassword(input.password);
  const opened = await database().transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, person.userId)).for("update");
    const [before] = await tx.select().from(sessions).where(eq(sessions.id, person.sessionId));
    if (before === undefined) throw forbidden("This session has ended. Sign in again.");
    await replacePassword(tx, person.userId, passwordHash);
    const sessionId = uuid();
    await tx.insert(sessions).values({ ...before, id: sessionId });
    return { sessionId, userId: person.userId };
  });
  tellHolder(person, "The password of your account was changed", "Every other session of yours was ended with it.");
  return opened;
}

/**
 * Writes a password in the caller's transaction and ends what the old one opened: `endWaysIn`. The account comes first: whoever signs
 * in now is either found here or finds the new password.
 */
export async function replacePassword(
  tx: Pick<NodePgDatabase, "update" | "delete">,
  userId: string,
  passwordHash: string,
): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
  await endWaysIn(tx, userId);
}

/** Changes the person's own name, everywhere. Past events keep the name they were written with. */
export async function renamePerson(person: Person, input: RenamePerson): Promise<void> {
  await database().update(users).set({ name: input.name }).where(eq(users.id, person.userId));
}

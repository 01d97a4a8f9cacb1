import { and, eq, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { addressChanges, users } from "@/db/schema/accounts";
import { conflict, forbidden, notFound, precondition } from "@/lib/errors";
import { log } from "@/lib/log";
import { isMailConfigured, linkTo, sendMail, sendMailLater } from "@/lib/mail/send";
import { countOwn, countVisit, mayMail } from "../guard/guessing";
import { assertHolder } from "../guard/holder";
import { tellHolder } from "../guard/tell-holder";
import type { Visitor } from "../guard/visitor";
import type { Person } from "../person";
import { resetLinkFor } from "../reset/mutations";
import { hashOfToken, newSecret } from "../secret";
import { endWaysIn } from "../sessions/ways-in";
import type { AddressToken, RequestAddress } from "./input";
import { canBeUndone, isOpen } from "./queries";
import { CONFIRM_HOURS, UNDO_DAYS } from "./rules";

type Transaction = Pick<NodePgDatabase, "select" | "insert" | "update" | "delete">;

/**
 * Asks for another address, or for the present one to be confirmed. Nothing changes before the mailbox has confirmed it. The answer is
 * the same whether or not the address has an account: only its mailbox learns that.
 */
export async function requestAddress(person: Person, input: RequestAddress): Promise<{ sent: true }> {
  if (!isMailConfigured())
    throw forbidden(
      "This server sends no mail. Whoever runs it can change your address: npm run accord -- change-address OLD NEW.",
    );
  await countOwn(person, "address");
  await assertHolder(person, input.password, "password");
  const token = `address_${newSecret()}`;
  await database().transaction(async (tx) => {
    await tx
      .delete(addressChanges)
      .where(or(and(eq(addressChanges.userId, person.userId), isNull(addressChanges.confirmedAt)), isPast));
    await insertChange(tx, person, { newEmail: input.email, confirmHash: hashOfToken(token) });
  });
  if (input.email !== person.email)
    tellHolder(
      person,
      "Another address was asked for",
      `Your account gets the address ${input.email} once it is confirmed.`,
    );
  // Not awaited: the time of the answer would tell whether the address has an account.
  void mailConfirmation(person, input.email, token).catch((error: unknown) =>
    log.error({ err: error }, "mail to a new address was not sent"),
  );
  return { sent: true };
}

/** Nothing can be done with it any more: addresses that nobody has need not be kept. */
const isPast = lt(addressChanges.createdAt, sql`clock_timestamp() - make_interval(days => ${UNDO_DAYS + 2})`);

async function insertChange(
  tx: Transaction,
  { userId, email }: Pick<Person, "userId" | "email">,
  { newEmail, confirmHash }: { readonly newEmail: string; readonly confirmHash: Buffer },
): Promise<string> {
  const id = uuid();
  await tx.insert(addressChanges).values({
    ...{ id, userId, formerEmail: email, newEmail, confirmHash },
    // Nobody has been told the one that undoes it yet.
    undoHash: hashOfToken(newSecret()),
    expiresAt: sql`clock_timestamp() + make_interval(hours => ${CONFIRM_HOURS})`,
  });
  return id;
}

async function mailConfirmation({ userId, email }: Person, to: string, token: string): Promise<void> {
  const [taken] = await database()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, to), ne(users.id, userId)));
  if (!(await mayMail("address", to))) return;
  const footnote = "You can ignore this mail if you did not ask for it. Nothing changes then.";
  if (taken !== undefined) {
    const paragraphs = ["Somebody asked to use this address for their account. It has an account of its own already."];
    return sendMail({ to, subject: "Your address in Accord", paragraphs, footnote });
  }
  const sentence =
    to === email
      ? "This link confirms that the address of your account is yours."
      : `This link makes this the address of the account that had ${email}. You sign in with it from then on.`;
  await sendMail({
    to,
    subject: "Confirm your address",
    paragraphs: [`${sentence} It works once, for ${CONFIRM_HOURS} hours.`],
    link: { label: "Confirm this address", url: linkTo(`/address/${token}`) },
    footnote,
  });
}

/** Drops a change that waits to be confirmed. */
export async function dropAddress(person: Person, _input: object): Promise<{ dropped: true }> {
  await database()
    .delete(addressChanges)
    .where(and(eq(addressChanges.userId, person.userId), isNull(addressChanges.confirmedAt)));
  return { dropped: true };
}

/** Takes up an address that its mailbox confirmed. When it is another one, every session ends, and the former address is told. */
export async function confirmAddress(
  visitor: Visitor,
  input: AddressToken,
): Promise<{ email: string; isAnother: boolean }> {
  const attempt = await countVisit(visitor.address);
  const confirmed = await database().transaction(async (tx) => {
    const [change] = await tx
      .select()
      .from(addressChanges)
      .where(and(eq(addressChanges.confirmHash, hashOfToken(input.token)), isOpen))
      .for("update");
    if (change === undefined) throw runOut();
    return takeUp(tx, change);
  });
  await attempt.succeeded();
  const { email, former } = confirmed;
  if (former !== null) tellFormer(former, email);
  return { email, isAnother: former !== null };
}

interface Change {
  readonly id: string;
  readonly userId: string;
  readonly formerEmail: string;
  readonly newEmail: string;
}

/** The address an account had, and the secret by which its mailbox takes that back. */
interface Former {
  readonly email: string;
  readonly undo: string;
}

async function takeUp(
  tx: Transaction,
  { id, userId, formerEmail, newEmail }: Change,
): Promise<{ readonly email: string; readonly former: Former | null }> {
  await setEmail(tx, userId, newEmail);
  const undo = `undo_${newSecret()}`;
  await tx
    .update(addressChanges)
    .set({ confirmedAt: sql`clock_timestamp()`, undoHash: hashOfToken(undo) })
    .where(eq(addressChanges.id, id));
  if (newEmail === formerEmail) return { email: newEmail, former: null };
  await endWaysIn(tx, userId);
  return { email: newEmail, former: { email: formerEmail, undo } };
}

function tellFormer({ email, undo }: Former, newEmail: string): void {
  sendMailLater({
    to: email,
    subject: "The address of your account in Accord was changed",
    paragraphs: [
      `Your account has the address ${newEmail} from now on. You sign in with that one, and mails go there.`,
      `If this was not you, take it back: this link works for ${UNDO_DAYS} days, signs the account out everywhere, and lets you choose a new password.`,
    ],
    link: { label: "This was not me", url: linkTo(`/address/undo/${undo}`) },
  });
}

/** Gives an account its former address back, for whoever reads that mailbox. Ends every session. Returns where to choose a new password. */
export async function undoAddress(visitor: Visitor, input: AddressToken): Promise<{ path: string }> {
  const attempt = await countVisit(visitor.address);
  const link = await database().transaction(async (tx) => {
    const [change] = await tx
      .select()
      .from(addressChanges)
      .where(and(eq(addressChanges.undoHash, hashOfToken(input.token)), canBeUndone))
      .for("update");
    if (change === undefined) throw runOut();
    await setEmail(tx, change.userId, change.formerEmail);
    // What was changed since goes too: none of it can be taken back, or up, any more.
    await tx.delete(addressChanges).where(eq(addressChanges.userId, change.userId));
    return resetLinkFor(tx, change.userId);
  });
  await attempt.succeeded();
  return link;
}

/** For the server's own command line: gives an account another address. Nobody has to confirm it; the former one is told, and can undo it. */
export async function changeAddress(from: string, to: string): Promise<void> {
  const { email, former } = await database().transaction(async (tx) => {
    const [account] = await tx
      .select({ userId: users.id, email: users.email })
      .from(users)
      .where(and(eq(users.email, from), isNull(users.erasedAt)))
      .for("update");
    if (account === undefined) throw notFound("account");
    if (from === to) throw precondition("This is the account's address already.");
    const id = await insertChange(tx, account, { newEmail: to, confirmHash: hashOfToken(newSecret()) });
    const taken = await takeUp(tx, { id, userId: account.userId, formerEmail: from, newEmail: to });
    await tx.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, account.userId));
    return taken;
  });
  if (former !== null) tellFormer(former, email);
}

async function setEmail(tx: Transaction, userId: string, email: string): Promise<void> {
  const [taken] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), ne(users.id, userId)));
  if (taken !== undefined) throw conflict("This address has an account of its own. Ask for another one.");
  const changed = await tx
    .update(users)
    .set({ email, emailVerifiedAt: sql`clock_timestamp()` })
    .where(and(eq(users.id, userId), isNull(users.erasedAt)))
    .returning({ id: users.id });
  if (changed.length === 0) throw runOut();
}

const runOut = () =>
  precondition("This link was used, replaced, or has run out. Ask for a new one on your account page.");

import { and, eq, gt, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { oneTimeTokens, users } from "@/db/schema/accounts";
import { forbidden, notFound, precondition } from "@/lib/errors";
import { log } from "@/lib/log";
import { isMailConfigured, linkTo, sendMail } from "@/lib/mail/send";
import { replacePassword } from "../accounts/mutations";
import { countVisit, forgetGuesses, mayMail } from "../guard/guessing";
import { tellHolder } from "../guard/tell-holder";
import { organizationNames } from "../accounts/queries";
import { hashPassword } from "../password";
import { hashOfToken, newSecret } from "../secret";
import { endWaysIn } from "../sessions/ways-in";
import { assertStrong } from "../strength/strong";
import { holderOf } from "./queries";
import type { Visitor } from "../guard/visitor";
import type { RequestPasswordReset, ResetPassword } from "./input";

/** Hours in which a link works: short by mail, a day when somebody hands it over. */
const BY_MAIL = 1;
const BY_HAND = 24;

/** Mails a reset link when the address has an account. Answers the same, and as fast, when it has none. */
export async function requestPasswordReset(visitor: Visitor, input: RequestPasswordReset): Promise<{ sent: true }> {
  if (!isMailConfigured())
    throw forbidden("This server sends no mail. Ask an owner of your organization for a reset link.");
  await countVisit(visitor.address);
  // Not awaited: the time of the answer would tell whether there was something to do.
  void mailResetLink(input.email).catch((error: unknown) => log.error({ err: error }, "reset mail was not sent"));
  return { sent: true };
}

async function mailResetLink(email: string): Promise<void> {
  const [account] = await database().select({ id: users.id }).from(users).where(eq(users.email, email));
  if (account === undefined || !(await mayMail("reset", email))) return;
  const token = await makeResetToken(database(), account.id, BY_MAIL);
  await sendMail({
    to: email,
    subject: "Choose a new password",
    paragraphs: ["This link lets you choose a new password. It works once, for one hour, and ends all your sessions."],
    link: { label: "Choose a new password", url: linkTo(`/reset/${token}`) },
    footnote: "You can ignore this mail if you did not ask for it. Your password stays as it is.",
  });
}

/** Makes a link for somebody on the server's own command line, and ends their sessions. Returns its path. */
export async function makeResetLink(email: string): Promise<{ path: string }> {
  return database().transaction(async (tx) => {
    const [account] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (account === undefined) throw notFound("account");
    return resetLinkFor(tx, account.id);
  });
}

/** Makes a link to hand over, in the caller's transaction, and ends all sessions of the account. Earlier links stop working. */
export async function resetLinkFor(
  tx: Pick<NodePgDatabase, "insert" | "delete">,
  userId: string,
): Promise<{ path: string }> {
  await endWaysIn(tx, userId);
  return { path: `/reset/${await makeResetToken(tx, userId, BY_HAND)}` };
}

async function makeResetToken(
  tx: Pick<NodePgDatabase, "insert" | "delete">,
  userId: string,
  hours: number,
): Promise<string> {
  const token = `reset_${newSecret()}`;
  // Links that still work stay: else anybody could take away the one that its holder is just following, by asking for another.
  const isPast = or(isNotNull(oneTimeTokens.usedAt), lte(oneTimeTokens.expiresAt, sql`clock_timestamp()`));
  await tx.delete(oneTimeTokens).where(and(eq(oneTimeTokens.userId, userId), isPast));
  await tx.insert(oneTimeTokens).values({
    id: uuid(),
    kind: "password_reset",
    tokenHash: hashOfToken(token),
    userId,
    expiresAt: sql`clock_timestamp() + make_interval(hours => ${hours})`,
  });
  return token;
}

/** Sets the password behind a link, once, and ends every session of the account. Returns whom to sign in. */
export async function resetPassword(visitor: Visitor, input: ResetPassword): Promise<{ email: string }> {
  const attempt = await countVisit(visitor.address);
  const holder = await holderOf(input.token);
  if (holder !== null) {
    const about = [holder.name, holder.email, ...(await organizationNames(holder.userId))];
    await assertStrong(input.password, about);
  }
  const passwordHash = await hashPassword(input.password);
  const email = await database().transaction(async (tx) => {
    const [used] = await tx
      .update(oneTimeTokens)
      .set({ usedAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(oneTimeTokens.tokenHash, hashOfToken(input.token)),
          eq(oneTimeTokens.kind, "password_reset"),
          isNull(oneTimeTokens.usedAt),
          gt(oneTimeTokens.expiresAt, sql`clock_timestamp()`),
        ),
      )
      .returning({ userId: oneTimeTokens.userId });
    if (used === undefined) throw precondition("This link was used, replaced, or has run out. Ask for a new one.");
    await replacePassword(tx, used.userId, passwordHash);
    const [account] = await tx.select({ email: users.email }).from(users).where(eq(users.id, used.userId));
    return account?.email ?? "";
  });
  await attempt.succeeded();
  await forgetGuesses(email);
  tellHolder(
    { email },
    "The password of your account was reset",
    "A reset link was used. It ended every session of yours.",
  );
  return { email };
}

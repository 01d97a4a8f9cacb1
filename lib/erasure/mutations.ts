import { and, eq, isNull, sql } from "drizzle-orm";
import { withOrg, withUser, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { memberships, organizations } from "@/db/schema/organizations";
import { assertHolder } from "@/lib/auth/guard/holder";
import type { Person } from "@/lib/auth/person";
import { conflict, notFound } from "@/lib/errors";
import { endMembership } from "@/lib/evaluations/membership/mutations";
import { appendEvent, type Actor } from "@/lib/history/mutations";
import { enqueue } from "@/lib/jobs/queue";
import { sendMailLater } from "@/lib/mail/send";
import type { EraseMyself } from "./input";
import {
  accountAt,
  listInvitingPlaces,
  listNeededBy,
  listPlaces,
  readHeir,
  readStanding,
  type Account,
  type Place,
} from "./queries";
import {
  assertNotNeeded,
  assertTellingName,
  assertTyped,
  erasedName,
  fileWordsOf,
  wordsOf,
  type Subject,
} from "./rules";
import { forgetFound, strikeWords } from "./words/mutations";

/** What an erasure came to. */
export interface Erased {
  /** Tells this person apart from others who were erased. */
  readonly number: number;
  readonly organizations: number;
  /** Committed texts that were struck. */
  readonly texts: number;
}

/**
 * Erases the caller: name, address and every way in, everywhere, for good. What they did stays, under a number. Refused while an
 * organization would be left without an owner.
 */
export async function eraseMyself(person: Person, input: EraseMyself): Promise<Erased> {
  assertTyped(person.email, input.email);
  await assertHolder(person, input.password, "password");
  return erase(person, { isBySelf: true, alsoInTexts: false });
}

/** For the server's own command line: erases the holder of an address, and with `alsoInTexts` their name from what people wrote. */
export async function erasePerson(email: string, { alsoInTexts }: { readonly alsoInTexts: boolean }): Promise<Erased> {
  const account = await accountAt(email);
  if (alsoInTexts) assertTellingName(account.name);
  return erase(account, { isBySelf: false, alsoInTexts });
}

interface Manner {
  readonly isBySelf: boolean;
  readonly alsoInTexts: boolean;
}

/** One organization after the other, the account last: what is cut off half way is gone on with when it is asked for again. */
async function erase({ userId, email, name }: Account, manner: Manner): Promise<Erased> {
  assertNotNeeded(await listNeededBy(userId));
  const number = await withUser(userId, (tx) => numberFor(tx, userId));
  const places = await listPlaces(userId);
  const subject = { number, email, name };
  let texts = 0;
  for (const place of places) texts += await withOrg(place.scope, (tx) => eraseIn(tx, place, subject, manner));
  for (const scope of await listInvitingPlaces(userId))
    texts += await withOrg(scope, (tx) =>
      strikeSubject(tx, { ...scope, memberId: null }, { memberId: null, ...subject }, manner),
    );
  await withUser(userId, (tx) => tx.execute(sql`select accord_private.erase_account()`));
  sendMailLater({
    to: email,
    subject: "Your account in Accord was erased",
    paragraphs: [
      "Your name and your address are gone from Accord, and nobody can sign in to the account any more.",
      `What you did stays in the histories it is part of, as “${erasedName(number)}”.`,
    ],
    footnote: "This is the last mail you get from this server about it.",
  });
  return { number, organizations: places.length, texts };
}

/** The number that this person is known by from now on; the same when it was given before. */
async function numberFor(tx: Tx, userId: string): Promise<number> {
  const [account] = await tx
    .select({ number: users.erasedNumber })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.erasedAt)))
    .for("update");
  if (account === undefined) throw conflict("This account is erased already.");
  if (account.number !== null) return account.number;
  const { rows } = await tx.execute<{ number: number }>(sql`
    insert into server_settings (key, value) values ('erased_people', '1')
    on conflict (key) do update set value = to_jsonb((server_settings.value #>> '{}')::int + 1)
    returning (value #>> '{}')::int as number`);
  const number = rows[0]?.number ?? 1;
  await tx.update(users).set({ erasedNumber: number }).where(eq(users.id, userId));
  return number;
}

type Known = Omit<Subject, "memberId">;

async function eraseIn(tx: Tx, { scope, memberId }: Place, known: Known, manner: Manner): Promise<number> {
  await lockMember(tx, scope, memberId);
  const standing = await readStanding(tx, scope, memberId);
  if (standing.isNeeded) assertNotNeeded([standing.organizationName]);
  const actor: Actor = { ...scope, memberId: manner.isBySelf ? memberId : null };
  if (standing.status !== "removed") await endMembership(tx, actor, memberId, await readHeir(tx, scope, memberId));
  const texts = await strikeSubject(tx, actor, { memberId, ...known }, manner);
  await appendEvent(tx, actor, scope.organizationId, { type: "member.erased", data: { member: memberId } });
  return texts;
}

async function strikeSubject(tx: Tx, actor: Actor, subject: Subject, { alsoInTexts }: Manner): Promise<number> {
  // Search shows mentions by name, and makes what it knows anew.
  await forgetFound(tx, actor, wordsOf(subject, true));
  const texts = await strikeWords(tx, actor, {
    memberId: subject.memberId,
    words: wordsOf(subject, alsoInTexts),
    inFiles: fileWordsOf(subject, alsoInTexts),
  });
  await enqueue(tx, "search", { organizationId: actor.organizationId });
  return texts;
}

/** The member first, then the organization, as everything does that could remove its last owner. */
async function lockMember(tx: Tx, { organizationId }: Actor | Place["scope"], memberId: string): Promise<void> {
  const locked = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, memberId)))
    .for("no key update");
  if (locked.length === 0) throw notFound("member");
  await tx
    .select({ id: organizations.organizationId })
    .from(organizations)
    .where(eq(organizations.organizationId, organizationId))
    .for("no key update");
}

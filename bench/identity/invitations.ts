import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { database, withOrg } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { speakingAs } from "@/db/testing/connections";
import { testOrganization, type TestOrganization } from "@/db/testing/factories";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import { proofOfMailbox } from "@/lib/auth/proof";
import { makeResetLink } from "@/lib/auth/reset/mutations";
import { beginSecondFactor, confirmSecondFactor } from "@/lib/auth/second-factor/mutations";
import { hashOfToken } from "@/lib/auth/secret";
import { Refusal } from "@/lib/errors";
import { acceptInvitation, createInvitation, signUpWithInvitation } from "@/lib/organizations/invitations/mutations";
import { createShareLink } from "@/lib/sharing/mutations";
import { drilled, type Drill, password } from "./drill";

const CLIENTS = 100;

const open = { role: "member" as const, productLineIds: [], email: null };

/** One invitation, 100 clients at once: half have an account, half make one. One gets in, and nobody else leaves an account behind. */
export async function drillInvitations(rounds: number): Promise<Drill> {
  const wrong: string[] = [];
  let joined = 0;
  for (let round = 0; round < rounds; round += 1) {
    const at = await testOrganization();
    const { token } = await createInvitation(at.owner, open);
    const people = await Promise.all(Array.from({ length: CLIENTS / 2 }, () => testPerson()));
    const addresses = Array.from({ length: CLIENTS / 2 }, testEmail);
    const proofs = await Promise.all(addresses.map((email) => proofOfMailbox(email)));
    const outcomes = await Promise.allSettled([
      ...people.map((person) => acceptInvitation(person, { token })),
      ...addresses.map((email, each) =>
        signUpWithInvitation(testVisitor(), { token, name: "New", email, password, proof: proofs[each] }),
      ),
    ]);
    const entered = outcomes.filter(({ status }) => status === "fulfilled").length;
    const broken = outcomes.filter((one) => one.status === "rejected" && !(one.reason instanceof Refusal)).length;
    const members = (await membersOf(at)).length - 1;
    const accounts = (await Promise.all(addresses.map(accountsOf))).flat().length;
    const bySignUp = outcomes.slice(CLIENTS / 2).filter(({ status }) => status === "fulfilled").length;
    joined += members;
    if (entered !== 1 || members !== 1) wrong.push(`round ${round}: ${entered} were let in, ${members} are members`);
    if (accounts !== bySignUp) wrong.push(`round ${round}: ${accounts - bySignUp} accounts were left behind`);
    if (broken > 0) wrong.push(`round ${round}: ${broken} clients met a fault`);
  }
  return drilled(
    `One invitation redeemed by ${CLIENTS} parallel clients, ${rounds} times`,
    "exactly 1 each time",
    `${joined} members of ${rounds * CLIENTS} clients`,
    wrong,
  );
}

/** Makes a token of every kind and looks for it, as text and as bytes, in every row of every table. */
export async function drillTokensAtRest(): Promise<Drill> {
  const at = await testOrganization();
  // Words that nothing else in this database says.
  const [secret, passcode] = [`${password} ${randomUUID()}`, `lamps hum at ${randomUUID()}`];
  const person = await testPerson({ password: secret });
  const factor = await beginSecondFactor(person, { password: secret });
  const code = new TOTP({ secret: Secret.fromBase32(factor.secret) }).generate();
  const { codes } = await confirmSecondFactor(person, { code });
  const { path } = await makeResetLink((await testPerson({ password })).email);
  const email = testEmail();
  const shared = await createShareLink(at.owner, {
    what: { productLineId: at.lineId },
    label: "Drill",
    days: 7,
    passcode,
  });
  const invitation = await createInvitation(at.owner, open);
  const tokens: readonly (readonly [string, string])[] = [
    ["an invitation", invitation.token],
    ["an invitation for an address", (await createInvitation(at.owner, { ...open, email })).token],
    ["a reset link", path.replace("/reset/", "")],
    ["a share link", shared.token],
    ["a share link's passcode", passcode],
    ["an authenticator's secret", factor.secret],
    ...codes.map((one): [string, string] => ["a recovery code", one]),
    ["a password", secret],
  ];
  // What is there is found, as text and as bytes: an address, and the hash that is kept of a token.
  for (const known of [email, hashOfToken(invitation.token)])
    if ((await findAtRest([["a control", known]])).places.length === 0)
      throw new Error("The search does not find what is there.");
  const { places, tables } = await findAtRest(
    tokens.flatMap(([kind, token]) => spellings(token).map((spelled) => [kind, spelled] as const)),
  );
  return drilled(
    "Tokens at rest, as text or bytes, in every table",
    "0 found, only hashes",
    `${places.length} found of ${tokens.length} tokens in ${tables} tables`,
    places,
  );
}

/** As it was shown, without its prefix, without the dashes between its groups. */
function spellings(token: string): string[] {
  const secret = token.slice(token.lastIndexOf("_") + 1);
  return [...new Set([token, secret.length >= 16 ? secret : token, token.replaceAll("-", "").toLowerCase()])];
}

/** Where these texts stand in the database, told by its administrator, whom no policy keeps from a row. */
async function findAtRest(
  texts: readonly (readonly [kind: string, text: string | Buffer])[],
): Promise<{ places: string[]; tables: number }> {
  return speakingAs("superuser", async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_temp%'`,
    );
    const places: string[] = [];
    for (const { name } of tables)
      for (const [kind, text] of texts) {
        const hex = Buffer.from(text).toString("hex");
        const { rowCount } = await client.query(
          `select from ${name} t where position($1 in t::text) > 0 or position($2 in t::text) > 0 limit 1`,
          [typeof text === "string" ? text : hex, hex],
        );
        if (rowCount !== 0) places.push(`${kind} stands in ${name}`);
      }
    return { places, tables: tables.length };
  });
}

/** An invitation makes an account for whoever showed that the mailbox is theirs, once, and touches none that exists. */
export async function drillClaims(): Promise<Drill> {
  const at = await testOrganization();
  const wrong: string[] = [];
  let tried = 0;
  const refused = async (what: string, email: string, proof?: string) => {
    tried += 1;
    const before = JSON.stringify(await accountsOf(email));
    const { token } = await createInvitation(at.owner, open);
    const outcome = await signUpWithInvitation(testVisitor(), { token, name: "Thief", email, password, proof }).then(
      () => "made an account",
      (error: unknown) => (error instanceof Refusal ? null : String(error)),
    );
    if (outcome !== null) wrong.push(`${what}: ${outcome}`);
    if (JSON.stringify(await accountsOf(email)) !== before) wrong.push(`${what}: an account was made or changed`);
  };
  const holder = await testPerson({ password: "the holder's own words" });
  const victim = testEmail();
  await refused("without the mail", victim);
  await refused("with another mailbox's mail", victim, await proofOfMailbox(testEmail()));
  await refused("with a forged mail", victim, `${await proofOfMailbox(victim)}x`);
  await refused("with a mail that has run out", victim, await proofOfMailbox(victim, -1));
  await refused("for an account that exists", holder.email);
  await refused("for an account that exists, with the mail", holder.email, await proofOfMailbox(holder.email));
  tried += 1;
  await createInvitation(at.owner, { ...open, email: victim });
  if ((await accountsOf(victim)).length > 0) wrong.push("inviting made an account");
  tried += 1;
  const proof = await proofOfMailbox(victim);
  const doors = await Promise.all(Array.from({ length: 10 }, () => createInvitation(at.owner, open)));
  const outcomes = await Promise.allSettled(
    doors.map(({ token }) =>
      signUpWithInvitation(testVisitor(), { token, name: "Twice", email: victim, password, proof }),
    ),
  );
  if (outcomes.filter(({ status }) => status === "fulfilled").length !== 1 || (await accountsOf(victim)).length !== 1)
    wrong.push("ten invitations at once made other than one account of an address");
  return drilled(
    "An invitation never makes an account that somebody else can claim",
    "0 claimed",
    `${wrong.length} of ${tried} ways`,
    wrong,
  );
}

const membersOf = ({ organizationId }: TestOrganization) =>
  withOrg({ organizationId, userId: null }, (tx) =>
    tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.status, "active"))),
  );

const accountsOf = (email: string) =>
  database()
    .select({ id: users.id, name: users.name, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));

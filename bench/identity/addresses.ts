import { setTimeout as wait } from "node:timers/promises";
import { inArray } from "drizzle-orm";
import PostalMime from "postal-mime";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { testOrganization } from "@/db/testing/factories";
import { HOSTILE_ADDRESSES, HOSTILE_CALLBACKS, SPELLINGS_OF_ANA } from "@/db/testing/identity/hostile-addresses";
import type { ArrivedMail } from "@/db/testing/mail/smtp";
import { testPerson, testVisitor } from "@/db/testing/people";
import type { Ctx } from "@/lib/access/context";
import { requestSignUpShape, signUpShape } from "@/lib/auth/accounts/input";
import { requestSignUp, signUp } from "@/lib/auth/accounts/mutations";
import { signInShape } from "@/lib/auth/input";
import { proofOfMailbox } from "@/lib/auth/proof";
import { requestPasswordResetShape } from "@/lib/auth/reset/input";
import { requestPasswordReset } from "@/lib/auth/reset/mutations";
import { safeNext, safeRedirect } from "@/lib/auth/rules";
import { signIn } from "@/lib/auth/sessions/mutations";
import { invalid, Refusal } from "@/lib/errors";
import { createInvitationShape } from "@/lib/organizations/invitations/input";
import { createInvitation } from "@/lib/organizations/invitations/mutations";
import { beginSsoShape } from "@/lib/organizations/sso/entry/input";
import { parse } from "@/lib/refuse";
import { drilled, type Drill, password } from "./drill";

const SITE = "https://accord.example";

/** What can be done with an address, from the text that somebody typed. */
const DOORS: Readonly<Record<string, (email: string, owner: Ctx) => Promise<unknown>>> = {
  "a reset": (email) => requestPasswordReset(testVisitor(), parse(requestPasswordResetShape, { email })),
  "asking to sign up": (email) => requestSignUp(testVisitor(), parse(requestSignUpShape, { email })),
  "signing up": async (email) =>
    signUp(testVisitor(), parse(signUpShape, { name: "Twin", email, password, proof: await proofOfMailbox(email) })),
  "an invitation": async (email, owner) => {
    const input = parse(createInvitationShape, { role: "member", email });
    // Left empty, it is for whoever has the link, and mails nobody.
    if (input.email === null) throw invalid("For nobody in particular.");
    return createInvitation(owner, input);
  },
};

/**
 * Sends hostile addresses through every door: none may pass, and none may cause a mail. Then many spellings of one mailbox: each
 * has to reach the account there is, no second one, and its mails nobody else. Counts every account there is: nobody else may make
 * one in the same database meanwhile.
 */
export async function drillAddresses(arrived: readonly ArrivedMail[]): Promise<Drill> {
  const wrong: string[] = [];
  const { owner } = await testOrganization();
  const before = await countAccounts();
  const begin = arrived.length;
  for (const address of HOSTILE_ADDRESSES)
    for (const [door, go] of Object.entries(DOORS))
      if (await passes(() => go(address, owner))) wrong.push(`${door} takes ${JSON.stringify(address.slice(0, 80))}`);
  const spelled = SPELLINGS_OF_ANA.map((spelling, each) => spelledFor(spelling, each));
  for (const { email, spelling } of spelled) {
    await testPerson({ email, password });
    if (!(await passes(() => signIn(testVisitor(), parse(signInShape, { email: spelling, password })))))
      wrong.push(`${JSON.stringify(spelling)} is not the account it names`);
    if (await passes(() => DOORS["signing up"]?.(spelling, owner) ?? Promise.resolve()))
      wrong.push(`${JSON.stringify(spelling)} made a second account`);
    await requestPasswordReset(testVisitor(), parse(requestPasswordResetShape, { email: spelling }));
    await createInvitation(
      { ...owner, name: "Eve\r\nBcc: eve@evil.example\r\n", organizationName: "X\nTo: eve@evil.example" },
      parse(createInvitationShape, { role: "member", email: spelling }),
    );
  }
  const emails = spelled.map(({ email }) => email);
  // Two mails to each account; whatever was let pass above would have come by then, and is counted in any case.
  const mailsTo = (email: string) => arrived.slice(begin).filter(({ to }) => to.includes(email)).length;
  if (!(await became(() => emails.every((email) => mailsTo(email) >= 2)))) wrong.push("not every mail came");
  let misdelivered = 0;
  for (const mail of arrived.slice(begin)) {
    const headers = await PostalMime.parse(mail.raw);
    const named = [...(headers.to ?? []), ...(headers.cc ?? []), ...(headers.bcc ?? [])].map(({ address }) => address);
    const [only = ""] = mail.to;
    if (mail.to.length === 1 && emails.includes(only) && named.length === 1 && named[0] === only) continue;
    misdelivered += 1;
    wrong.push(`a mail went to ${mail.to.join(" and ")}, and names ${named.join(" and ")}`);
  }
  const rows = await database().select({ email: users.email }).from(users).where(inArray(users.email, emails));
  const twins = (await countAccounts()) - before - emails.length;
  if (rows.length !== emails.length || twins !== 0) wrong.push(`${twins} duplicate accounts`);
  return drilled(
    `${HOSTILE_ADDRESSES.length} hostile addresses through ${Object.keys(DOORS).length} doors, ${emails.length} spellings of accounts there are`,
    "0 misdelivered, 0 duplicate accounts",
    `${misdelivered} of ${arrived.length - begin} mails misdelivered, ${twins} duplicates`,
    wrong,
  );
}

/** Asks to be led to hostile addresses in every place that takes one: bare, and stuck to the address of this site. */
export function drillCallbacks(): Drill {
  const wrong: string[] = [];
  let led = 0;
  for (const callback of HOSTILE_CALLBACKS)
    for (const spelled of [callback, `${SITE}${callback}`, `${SITE}.evil.example${callback}`, `${SITE}@evil.example`])
      for (const next of [
        safeNext(spelled),
        beginSsoShape.parse({ email: "a@b.example", next: spelled.slice(0, 2000) }).next,
        safeRedirect(spelled, SITE),
      ]) {
        led += 1;
        if (new URL(next, SITE).origin !== SITE) wrong.push(`${JSON.stringify(spelled.slice(0, 80))} leads to ${next}`);
      }
  return drilled(
    `${HOSTILE_CALLBACKS.length} callback URLs`,
    "0 redirects off origin",
    `${wrong.length} of ${led} redirects`,
    wrong,
  );
}

/** Another account for each spelling: a mailbox gets only so many mails in a quarter of an hour. */
function spelledFor(spelling: string, each: number): { readonly spelling: string; readonly email: string } {
  const run = process.pid.toString(36);
  return {
    spelling: spelling.replace(/@|\uff20/, `-${run}-${each}$&`),
    email: `ana.ortiz-${run}-${each}@example.org`,
  };
}

async function passes(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const countAccounts = () => database().$count(users);

/** Waits until it is so, as long as a mail may take; false when it has not become so. */
async function became(isSo: () => boolean): Promise<boolean> {
  const end = Date.now() + 20_000;
  while (!isSo() && Date.now() < end) await wait(20);
  return isSo();
}

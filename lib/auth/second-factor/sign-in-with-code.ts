import { eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { Refusal } from "@/lib/errors";
import { countCode, countVisit } from "../guard/guessing";
import { browserKnownTo } from "../guard/known-browser";
import type { Visitor } from "../guard/visitor";
import { seal, unseal } from "../sealed";
import { hashOfToken } from "../secret";
import { openSession, type Opened } from "../sessions/open";
import { takeCode } from "./codes";
import type { CodeInput } from "./input";
import { wrongCode } from "./mutations";

const PURPOSE = "password was right";
const SECONDS = 10 * 60;
const claimsShape = z.object({ userId: z.uuid(), password: z.string() });

/** What shows, for ten minutes, that the password was right: nothing of it can be read or changed, and a new password ends it. */
export function proofOfPassword(account: { readonly userId: string; readonly passwordHash: string }): Promise<string> {
  return seal({ userId: account.userId, password: fingerprintOf(account.passwordHash) }, PURPOSE, SECONDS);
}

/** Is there a proof that its password was right, and that a code is still to come? */
export async function awaitsCode(proof: string | undefined): Promise<boolean> {
  return claimsShape.safeParse(await unseal(proof, PURPOSE)).success;
}

/** Opens a session by a code, after the password was right. Counts tries by the account and, from a new browser, by the address. */
export async function signInWithCode(visitor: Visitor, proof: string | undefined, input: CodeInput): Promise<Opened> {
  const claims = claimsShape.safeParse(await unseal(proof, PURPOSE));
  if (!claims.success) throw tooLate();
  const { userId, password } = claims.data;
  // A browser that the account was used in is not kept out by what others try from the same address.
  const isKnown = (await browserKnownTo(visitor.knownBrowser, userId)) !== null;
  const attempts = [...(isKnown ? [] : [await countVisit(visitor.address)]), await countCode(userId)];
  const [account] = await database()
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  if (account?.passwordHash == null || fingerprintOf(account.passwordHash) !== password) throw tooLate();
  if (!(await takeCode(userId, input.code))) throw wrongCode();
  const how = { way: "password", isTwoFactor: true } as const;
  const opened = await openSession(userId, visitor.userAgent, how, account.passwordHash);
  if (opened === null) throw tooLate();
  for (const attempt of attempts) await attempt.succeeded();
  return opened;
}

const fingerprintOf = (passwordHash: string) => hashOfToken(passwordHash).toString("base64url");
const tooLate = () => new Refusal("UNAUTHENTICATED", "This took too long. Sign in with your password once more.");

import type { Ctx } from "@/lib/access/context";
import { prepareSignature } from "@/lib/approvals/signing/queries";
import { issueChallenge } from "@/lib/auth/passkeys/challenges";
import { addPasskey } from "@/lib/auth/passkeys/mutations";
import type { Person } from "@/lib/auth/person";
import { openSession } from "@/lib/auth/sessions/open";
import type { KeyKind } from "@/lib/history/signatures/rules";
import { testAuthenticator, type TestAuthenticator } from "./authenticator";

/** A passkey that somebody added to their account, in a session of its own: theirs stays as it is. */
export async function passkeyOf(person: Person, kind?: KeyKind): Promise<TestAuthenticator> {
  const key = testAuthenticator(kind);
  const challenge = (await issueChallenge("registration", person.userId)).toString("base64url");
  const opened = await openSession(person.userId, "Elsewhere", { way: "password", isTwoFactor: false });
  await addPasskey(
    { ...person, sessionId: opened?.sessionId ?? "" },
    { name: "Laptop", registration: key.register(challenge) },
  );
  return key;
}

/** What an approver sends with an approval of what they read, signed by their key. */
export async function proofBy(
  ctx: Ctx,
  key: TestAuthenticator,
  read: { readonly decisionId: string; readonly contentHash: string },
) {
  const { statement, options } = await prepareSignature(ctx, { ...read, standsInFor: null });
  return { method: "passkey" as const, statement, assertion: key.sign(options.challenge) };
}

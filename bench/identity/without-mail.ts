import { testOrganization } from "@/db/testing/factories";
import { testEmail, testVisitor } from "@/db/testing/people";
import { requestSignUp, signUp } from "@/lib/auth/accounts/mutations";
import { signUpWay } from "@/lib/auth/accounts/queries";
import { proofOfMailbox } from "@/lib/auth/proof";
import { requestPasswordReset } from "@/lib/auth/reset/mutations";
import { createInvitation, signUpWithInvitation } from "@/lib/organizations/invitations/mutations";
import { toResult } from "@/lib/refuse";
import { drilled, type Drill, password } from "./drill";

/** On a server that sends no mail and has nobody yet: one signs up first, then only an invitation lets somebody in. */
export async function drillWithoutMail(): Promise<Drill> {
  const wrong: string[] = [];
  const account = { name: "Somebody", password };
  const firsts = Array.from({ length: 20 }, testEmail);
  const outcomes = await Promise.allSettled(firsts.map((email) => signUp(testVisitor(), { ...account, email })));
  const known = firsts[outcomes.findIndex(({ status }) => status === "fulfilled")] ?? "";
  if (outcomes.filter(({ status }) => status === "fulfilled").length !== 1) wrong.push("other than one was first");
  if ((await signUpWay()) !== "invitation") wrong.push("signing up needs no invitation");
  const doors: Readonly<Record<string, (email: string) => Promise<unknown>>> = {
    "signing up": (email) => signUp(testVisitor(), { ...account, email }),
    "signing up with a mail": async (email) =>
      signUp(testVisitor(), { ...account, email, proof: await proofOfMailbox(email) }),
    "asking to sign up": (email) => requestSignUp(testVisitor(), { email }),
    "a reset": (email) => requestPasswordReset(testVisitor(), { email }),
  };
  for (const [door, go] of Object.entries(doors)) {
    const [one, other] = [await toResult(door, () => go(known)), await toResult(door, () => go(testEmail()))];
    if (one.ok || other.ok) wrong.push(`${door} is open`);
    if (JSON.stringify(one) !== JSON.stringify(other)) wrong.push(`${door} tells who has an account`);
  }
  const { owner } = await testOrganization();
  const { token } = await createInvitation(owner, { role: "member", productLineIds: [], email: null });
  const join = { ...account, token, email: testEmail() };
  if (!(await toResult("join", () => signUpWithInvitation(testVisitor(), join))).ok)
    wrong.push("an invitation does not let in");
  return drilled(
    "Without a mail server, signing up after the first person",
    "needs an invitation, tells nothing",
    `${wrong.length} of ${Object.keys(doors).length + 3} checks failed`,
    wrong,
  );
}

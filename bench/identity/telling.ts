import { testOrganization } from "@/db/testing/factories";
import { testEmail, testVisitor } from "@/db/testing/people";
import { requestSignUp, signUp } from "@/lib/auth/accounts/mutations";
import { requestPasswordReset } from "@/lib/auth/reset/mutations";
import { signIn } from "@/lib/auth/sessions/mutations";
import { createInvitation, requestToJoin, signUpWithInvitation } from "@/lib/organizations/invitations/mutations";
import { toResult } from "@/lib/refuse";
import { drilled, type Drill, manyAccounts, password } from "./drill";

const AUC_LIMIT = 0.55;

/** A question about an address that anybody, or a member, may ask. The answer must not depend on whether it has an account. */
interface Question {
  readonly name: string;
  /** The one answer that everybody gets: a refusal's code, or the value. Any other says that something else was asked. */
  readonly expects: string;
  readonly ask: (email: string) => Promise<unknown>;
}

/**
 * Asks every question about as many addresses with an account as without, in random order, one after the other. Compares the
 * answers, and how well their times tell the two apart: 0.5 is chance, 1 is certainty.
 */
export async function drillTelling(accounts: number, limit = AUC_LIMIT): Promise<Drill[]> {
  const drills: Drill[] = [];
  for (const { name, expects, ask } of await questions()) {
    const known = await manyAccounts(accounts);
    const unknown = Array.from({ length: accounts }, testEmail);
    for (const email of Array.from({ length: 10 }, testEmail)) await toResult("drill", () => ask(email));
    const asked = shuffled([
      ...known.map((email) => ({ email, isKnown: true })),
      ...unknown.map((email) => ({ email, isKnown: false })),
    ]);
    const times: Timed[] = [];
    const answers = { known: new Set<string>(), unknown: new Set<string>() };
    const codes = new Set<string>();
    for (const { email, isKnown } of asked) {
      const begun = performance.now();
      const answer = await toResult("drill", () => ask(email));
      times.push({ isKnown, took: performance.now() - begun });
      answers[isKnown ? "known" : "unknown"].add(JSON.stringify(answer));
      codes.add(answer.ok ? JSON.stringify(answer.value) : answer.refusal.code);
    }
    const auc = guessByTime(times);
    const wrong = [
      ...(answers.known.size === 1 && [...answers.known].join() === [...answers.unknown].join()
        ? []
        : [`${name}: ${[...answers.known].join(" ")} of accounts, ${[...answers.unknown].join(" ")} of nobody`]),
      ...[...codes].filter((code) => code !== expects).map((code) => `${name}: ${code} instead of ${expects}`),
      ...(auc <= limit ? [] : [`${name}: times tell accounts apart with ${auc.toFixed(3)}`]),
    ];
    drills.push(
      drilled(
        `${name} does not tell who has an account (${accounts} accounts)`,
        `same answer, AUC ≤ ${limit}`,
        `${wrong.length === 0 ? `the same answer, ${expects}` : "see above"}, AUC ${auc.toFixed(3)}`,
        wrong,
      ),
    );
  }
  return drills;
}

async function questions(): Promise<Question[]> {
  const at = await testOrganization();
  const { token } = await createInvitation(at.owner, { role: "member", productLineIds: [], email: null });
  const account = { name: "Somebody", password };
  const sent = JSON.stringify({ sent: true });
  return [
    {
      name: "Signing in",
      expects: "UNAUTHENTICATED",
      ask: (email) => signIn(testVisitor(), { email, password: "a wrong password" }),
    },
    { name: "A reset", expects: sent, ask: (email) => requestPasswordReset(testVisitor(), { email }) },
    { name: "Asking to sign up", expects: sent, ask: (email) => requestSignUp(testVisitor(), { email }) },
    {
      name: "Signing up without the mail",
      expects: "FORBIDDEN",
      ask: (email) => signUp(testVisitor(), { ...account, email }),
    },
    { name: "Asking to join", expects: sent, ask: (email) => requestToJoin(testVisitor(), { token, email }) },
    {
      name: "Joining without the mail",
      expects: "FORBIDDEN",
      ask: (email) => signUpWithInvitation(testVisitor(), { ...account, token, email }),
    },
    {
      name: "Inviting",
      expects: "true",
      ask: async (email) => {
        const made = await createInvitation(at.owner, { role: "member", productLineIds: [], email });
        return made.isMailed;
      },
    },
  ];
}

interface Timed {
  readonly isKnown: boolean;
  readonly took: number;
}

/** The probability that of one answer of each kind the slower (or the faster) one is told apart: the area under the ROC curve. */
function guessByTime(times: readonly Timed[]): number {
  const known = times.filter(({ isKnown }) => isKnown).map(({ took }) => took);
  const unknown = times.filter(({ isKnown }) => !isKnown).map(({ took }) => took);
  let slower = 0;
  for (const one of known) for (const other of unknown) slower += one > other ? 1 : one === other ? 0.5 : 0;
  const area = slower / (known.length * unknown.length);
  return Math.max(area, 1 - area);
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

import { testOrganization, type TestOrganization } from "@/db/testing/factories";
import { testPerson, testVisitor } from "@/db/testing/people";
import { changePassword } from "@/lib/auth/accounts/mutations";
import { contextOf } from "@/lib/auth/context";
import { personOfToken, type Person } from "@/lib/auth/person";
import { makeResetLink, resetPassword } from "@/lib/auth/reset/mutations";
import { seal } from "@/lib/auth/sealed";
import { endOtherSessions, endSession, signIn, signOut } from "@/lib/auth/sessions/mutations";
import { removeMember } from "@/lib/evaluations/membership/mutations";
import { acceptInvitation, createInvitation } from "@/lib/organizations/invitations/mutations";
import { suspendMember } from "@/lib/organizations/members/mutations";
import { resetLinkForMember } from "@/lib/organizations/reset-links/mutations";
import { drilled, type Drill, password } from "./drill";

const another = "nine quiet harbours wait";
const BROWSERS = 5;

/** Somebody who is signed in in several browsers, and a member of one organization. */
interface Holder {
  readonly person: Person;
  readonly memberId: string;
  readonly at: TestOrganization;
  /** The value of each browser's cookie; the first is the person's own. */
  readonly cookies: readonly string[];
}

/** What ends sessions, and the cookies that have to be dead after it. `organization` says that only the way in there is shut. */
interface Ending {
  readonly name: string;
  readonly ends: "all" | "others" | "own" | "organization";
  readonly end: (holder: Holder) => Promise<unknown>;
}

const ENDINGS: readonly Ending[] = [
  { name: "sign-out", ends: "own", end: ({ person }) => signOut(person.sessionId) },
  { name: "ending one session", ends: "own", end: ({ person }) => endSession(person, person) },
  { name: "ending all others", ends: "others", end: ({ person }) => endOtherSessions(person) },
  {
    name: "another password",
    ends: "all",
    end: ({ person }) => changePassword(person, { current: password, password: another }),
  },
  { name: "a reset by link", ends: "all", end: ({ person }) => reset(person) },
  { name: "a reset link of the server", ends: "all", end: ({ person }) => makeResetLink(person.email) },
  {
    name: "a reset link of an owner",
    ends: "all",
    end: ({ at, memberId }) => resetLinkForMember(at.owner, { memberId }),
  },
  { name: "suspending", ends: "organization", end: ({ at, memberId }) => suspendMember(at.owner, { memberId }) },
  { name: "removing", ends: "organization", end: ({ at, memberId }) => removeMember(at.owner, { memberId }) },
];

/** Ends sessions in every way there is, and asks with each old cookie at once. Also lets sign-ins race another password. */
export async function drillCookies(rounds: number): Promise<Drill> {
  const wrong: string[] = [];
  let asked = 0;
  let refused = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const ending of ENDINGS) {
      const holder = await signedIn();
      if ((await living(holder, ending)).length !== BROWSERS) wrong.push(`${ending.name}: a cookie was dead before`);
      await ending.end(holder);
      const dead = deadOf(holder, ending);
      const left = await living(holder, ending);
      asked += dead.length;
      refused += dead.filter((cookie) => !left.includes(cookie)).length;
      if (left.some((cookie) => dead.includes(cookie))) wrong.push(`${ending.name}: an old cookie still works`);
      if (left.length !== BROWSERS - dead.length) wrong.push(`${ending.name}: ended a session that it should not`);
    }
  wrong.push(...(await raceNewPassword(rounds)));
  return drilled(
    "Sign-out everywhere, another password and disabling end old cookies",
    "100 % refused on the next request",
    `${refused} of ${asked} refused (${ENDINGS.length} ways), and every sign-in that raced another password`,
    wrong,
  );
}

async function signedIn(): Promise<Holder> {
  const at = await testOrganization();
  const person = await testPerson({ password });
  const { token } = await createInvitation(at.owner, { role: "member", productLineIds: [], email: null });
  const { memberId } = await acceptInvitation(person, { token });
  const cookies = [await cookieOf(person.sessionId)];
  while (cookies.length < BROWSERS) {
    const { sessionId } = await signIn(testVisitor(), { email: person.email, password });
    cookies.push(await cookieOf(sessionId));
  }
  return { person, memberId, at, cookies };
}

/** The cookie as next-auth makes it: sealed for no purpose in particular. */
const cookieOf = (sid: string) => seal({ sid }, "", 3600);

const deadOf = ({ cookies }: Holder, { ends }: Ending) =>
  ends === "own" ? cookies.slice(0, 1) : ends === "others" ? cookies.slice(1) : cookies;

/** The cookies that still lead to the person, or into the organization where that is what was shut. */
async function living({ cookies, at }: Holder, { ends }: Ending): Promise<string[]> {
  const left: string[] = [];
  for (const cookie of cookies) {
    const person = await personOfToken(cookie);
    if (person === null) continue;
    if (ends !== "organization" || (await contextOf(person, at.slug)) !== null) left.push(cookie);
  }
  return left;
}

async function reset(person: Person): Promise<void> {
  const { path } = await makeResetLink(person.email);
  await resetPassword(testVisitor(), { token: path.replace("/reset/", ""), password: another });
}

/** While the password is changed, others sign in with the old one: whatever they got has to be dead once the change is done. */
async function raceNewPassword(rounds: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const person = await testPerson({ password });
    const enter = () => signIn(testVisitor(), { email: person.email, password });
    const [changed, ...entered] = await Promise.allSettled([
      changePassword(person, { current: password, password: another }),
      ...Array.from({ length: 8 }, enter),
    ]);
    if (changed.status !== "fulfilled") wrong.push(`race: the password was not changed`);
    for (const one of entered)
      if (one.status === "fulfilled" && (await personOfToken(await cookieOf(one.value.sessionId))) !== null)
        wrong.push("race: a sign-in with the old password outlived it");
    if ((await Promise.allSettled([enter()]))[0]?.status !== "rejected")
      wrong.push("race: the old password still opens");
  }
  return wrong;
}

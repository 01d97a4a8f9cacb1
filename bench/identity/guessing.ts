import { randomBytes } from "node:crypto";
import { testPerson, testVisitor } from "@/db/testing/people";
import { rememberBrowser } from "@/lib/auth/guard/known-browser";
import { addressOf } from "@/lib/auth/guard/visitor";
import { signIn } from "@/lib/auth/sessions/mutations";
import { Refusal } from "@/lib/errors";
import { drilled, type Drill, forEachAtOnce, manyAccounts, password } from "./drill";

const AT_ONCE = 20;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;

/** How many guesses were compared with a password, and how many were turned away before. */
interface Answers {
  evaluated: number;
  turnedAway: number;
}

/** Guesses one account's password from as many addresses as there are guesses, 20 at once. Its holder then comes with their own browser. */
export async function drillOneAccount(guesses: number): Promise<Drill> {
  const wrong: string[] = [];
  const holder = await testPerson({ password });
  const knownBrowser = await rememberBrowser(null, holder.userId);
  const answers: Answers = { evaluated: 0, turnedAway: 0 };
  await forEachAtOnce(numbers(guesses), AT_ONCE, (each) =>
    guess(answers, wrong, testVisitor().address, holder.email, `guess number ${each}`),
  );
  // Fewer would mean that something else turned them away: then the limit of an account was not tried.
  if (answers.evaluated !== PER_ACCOUNT) wrong.push(`${answers.evaluated} guesses were evaluated`);
  await guess(answers, wrong, testVisitor().address, holder.email, password);
  if (answers.evaluated > PER_ACCOUNT) wrong.push("a stranger's right guess was looked at after the limit");
  const own = testVisitor({ knownBrowser });
  const isIn = await signIn(own, { email: holder.email, password }).then(
    () => true,
    () => false,
  );
  if (!isIn) wrong.push("the holder does not get in meanwhile");
  return drilled(
    `${guesses} passwords on one account`,
    `≤ ${PER_ACCOUNT} evaluated in 15 min, its holder gets in`,
    `${answers.evaluated} evaluated, ${answers.turnedAway} turned away, the holder ${isIn ? "gets in" : "is locked out"}`,
    wrong,
  );
}

/** Tries one password on many accounts: from one IPv4 address that claims another each time, and from one IPv6 network. */
export async function drillOneAddress(accounts: number): Promise<Drill> {
  const wrong: string[] = [];
  const counts: string[] = [];
  for (const { name, forwarded } of SPRAYERS()) {
    const answers: Answers = { evaluated: 0, turnedAway: 0 };
    const emails = await manyAccounts(accounts);
    await forEachAtOnce(emails, AT_ONCE, (email) =>
      guess(answers, wrong, addressOf(forwarded(), 0), email, "one wrong password"),
    );
    counts.push(`${answers.evaluated} by ${name}`);
    if (answers.evaluated !== PER_ADDRESS) wrong.push(`${answers.evaluated} guesses by ${name} were evaluated`);
  }
  return drilled(`One password on ${accounts} accounts`, `≤ ${PER_ADDRESS} per address`, counts.join(", "), wrong);
}

/** What the server gets as `X-Forwarded-For`: the last entry is the socket's own, everything before it a claim. */
const SPRAYERS = () => {
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  const network = `2001:db8:${(a * 256 + b).toString(16)}:${c.toString(16)}`;
  return [
    { name: "an IPv4 address that lies", forwarded: () => `${randomBytes(4).join(".")}, 10.${a}.${b}.${c}` },
    {
      name: "an IPv6 network",
      forwarded: () =>
        `${network}:${randomBytes(8)
          .toString("hex")
          .replace(/(.{4})(?=.)/g, "$1:")}`,
    },
  ];
};

async function guess(answers: Answers, wrong: string[], address: string, email: string, tried: string): Promise<void> {
  const code = await signIn(testVisitor({ address }), { email, password: tried }).then(
    () => "let in",
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
  if (code === "RATE_LIMITED") answers.turnedAway += 1;
  else answers.evaluated += 1;
  if (code !== "RATE_LIMITED" && code !== "UNAUTHENTICATED") wrong.push(`a guess was answered with: ${code}`);
}

const numbers = (count: number) => Array.from({ length: count }, (_, each) => each);

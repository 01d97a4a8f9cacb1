import { randomUUID } from "node:crypto";
import { testAuthenticator } from "@/db/testing/identity/authenticator";
import { testEmail, testPerson } from "@/db/testing/people";
import { connect, type Connected } from "@/db/testing/oidc/sign-on";
import { issueChallenge } from "@/lib/auth/passkeys/challenges";
import { codeCookieName } from "@/lib/auth/cookie";
import type { Person } from "@/lib/auth/person";
import { proofOfMailbox } from "@/lib/auth/proof";
import { makeResetLink } from "@/lib/auth/reset/mutations";
import { createShareLink } from "@/lib/sharing/mutations";
import type { House } from "@/db/testing/access/principals";
import { callAction } from "../../asking/ask";
import type { Build, BuiltAction } from "../../asking/manifest";
import type { Asking } from "../asking";
import { doorsOf } from "../doors";
import {
  addressChangeOf,
  authenticatorOf,
  firstCodeOf,
  holderOf,
  invitation,
  keyOf,
  NEW_PASSWORD,
  PASSWORD,
  proofOf,
  setUpBy,
} from "./people";

/** What somebody says at a door; `cookie` is what their browser carries besides. */
type Said = Readonly<Record<string, unknown>>;
interface Case {
  /** A letter per principal, and one for whoever is signed out. */
  readonly answers: string;
  readonly say: (person: Person, house: House) => Said | Promise<Said>;
}

/** Who is signed in may, each about themselves; nobody else. */
const FOR_ONESELF = "OOOOOOOOU";
/** Whoever comes may: what they bring is the right to it. */
const FOR_VISITORS = "OOOOOOOOO";
/** Nobody may, and with what words they are refused. */
const nobody = (letter: string, signedOut = letter) => letter.repeat(8) + signedOut;

const oneself = (say: Case["say"]): Case => ({ answers: FOR_ONESELF, say });
const visitor = (say: Case["say"]): Case => ({ answers: FOR_VISITORS, say });
const refused = (letter: string, say: Case["say"]): Case => ({ answers: nobody(letter), say });
/** Somebody else's is not there. */
const ofAnother = (say: Case["say"]): Case => ({ answers: nobody("N", "U"), say });

const challengeFor = async (ceremony: "sign_in" | "confirmation" | "registration", userId: string | null) =>
  (await issueChallenge(ceremony, userId)).toString("base64url");
const newAccount = async () => {
  const email = testEmail();
  return { name: "New", email, password: NEW_PASSWORD, proof: await proofOfMailbox(email) };
};
const resetToken = async ({ email }: Person) => (await makeResetLink(email)).path.replace("/reset/", "");
const withPasscode = async ({ people, lineId }: House) =>
  (
    await createShareLink(people.owner, {
      ...{ what: { productLineId: lineId }, label: "For a drill", days: 7 },
      passcode: "lamps hum",
    })
  ).token;

/** Every action outside of the organizations, by what is said there. */
const CASES: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  signInHere: {
    "the password": visitor(({ email }) => ({ email, password: PASSWORD })),
    "a wrong password": refused("U", ({ email }) => ({ email, password: "another one" })),
  },
  enterCodeHere: {
    "a code after the password": visitor(async (person) => ({
      ...(await authenticatorOf(person)),
      cookie: `${codeCookieName()}=${await proofOf(person)}`,
    })),
    "a code without the password": refused("U", authenticatorOf),
  },
  askForPasskey: { nothing: visitor(() => ({})) },
  enterByPasskey: {
    "one's own key": visitor(async (person) => {
      const { key } = await keyOf(person);
      return { assertion: key.sign(await challengeFor("sign_in", null)) };
    }),
    "a challenge that nobody issued": refused("U", async (person) => ({
      assertion: (await keyOf(person)).key.sign("AAAA"),
    })),
  },
  askForProof: { nothing: oneself(() => ({})) },
  provePasskeyHere: {
    "one's own key": oneself(async (person) => {
      const { key } = await keyOf(person);
      return { assertion: key.sign(await challengeFor("confirmation", person.userId)) };
    }),
    "somebody else's key": {
      answers: nobody("F", "U"),
      say: async (person) => {
        const { key } = await keyOf(await holderOf(await testPerson()));
        return { assertion: key.sign(await challengeFor("confirmation", person.userId)) };
      },
    },
  },
  proveCodeHere: {
    "one's own code": oneself(authenticatorOf),
    "somebody else's code": {
      answers: nobody("[INVALID]", "U"),
      say: async (person) => {
        await authenticatorOf(person);
        return authenticatorOf(await holderOf(await testPerson()));
      },
    },
  },
  beginSsoHere: {
    "an address of a provider": visitor(async () => ({ email: `x@${(await providerHere()).domain}`, next: "/" })),
    "an address without a provider": refused("[PRECONDITION]", () => ({ email: testEmail(), next: "/" })),
  },
  signOutHere: { nothing: oneself(() => ({})) },
  signUpHere: {
    "the mail's proof": visitor(newAccount),
    "no proof": refused("F", async () => ({ ...(await newAccount()), proof: undefined })),
  },
  askToSignUp: { "an address": visitor(() => ({ email: testEmail() })) },
  askToJoin: {
    "an invitation": visitor(async () => ({ token: await invitation(), email: testEmail() })),
    "a made-up one": refused("N", () => ({ token: "x", email: testEmail() })),
  },
  joinHere: {
    "an invitation": visitor(async () => ({ token: await invitation(), ...(await newAccount()) })),
    "a made-up one": refused("N", async () => ({ token: "x", ...(await newAccount()) })),
  },
  acceptHere: {
    "an invitation": oneself(async () => ({ token: await invitation() })),
    "a made-up one": { answers: nobody("N", "U"), say: () => ({ token: "x" }) },
  },
  askForReset: { "an address": visitor(({ email }) => ({ email })) },
  resetHere: {
    "a link": visitor(async (person) => ({ token: await resetToken(person), password: NEW_PASSWORD })),
    "a made-up one": refused("[PRECONDITION]", () => ({ token: "reset_x", password: NEW_PASSWORD })),
  },
  confirmAddressHere: {
    "the mailed link": visitor(async (person) => ({ token: (await addressChangeOf(person)).confirm })),
    "the link that undoes": refused("[PRECONDITION]", async (person) => ({
      token: (await addressChangeOf(person)).undo,
    })),
  },
  undoAddressHere: {
    "the mailed link": visitor(async (person) => ({ token: (await addressChangeOf(person, true)).undo })),
    "the link that confirmed": refused("[PRECONDITION]", async (person) => ({
      token: (await addressChangeOf(person, true)).confirm,
    })),
  },
  openHere: {
    "the passcode": visitor(async (_person, house) => ({ token: await withPasscode(house), passcode: "lamps hum" })),
    "another passcode": refused("U", async (_person, house) => ({
      token: await withPasscode(house),
      passcode: "lamps off",
    })),
  },
  foundHere: { "a name": oneself(() => ({ name: `Found ${randomUUID()}`, lineName: "First" })) },
  openDemoHere: { nothing: oneself(() => ({})) },
  beginAuthenticator: {
    "the password": oneself(() => ({ password: PASSWORD })),
    "a wrong password": { answers: nobody("[INVALID]", "U"), say: () => ({ password: "another one" }) },
  },
  confirmAuthenticator: { "the first code": oneself(async (person) => ({ code: await firstCodeOf(person) })) },
  keepCodes: {
    "another session's proof": {
      answers: nobody("[PRECONDITION]", "U"),
      say: async (person) => ({ proof: (await setUpBy(person)).proof }),
    },
  },
  renewCodes: {
    "the password": oneself(async (person) => {
      await authenticatorOf(person);
      return { password: PASSWORD };
    }),
  },
  endAuthenticator: {
    "the password": oneself(async (person) => {
      await authenticatorOf(person);
      return { password: PASSWORD };
    }),
  },
  changeName: { "a name": oneself(() => ({ name: "Another name" })) },
  changePasswordHere: {
    "the password": oneself(() => ({ current: PASSWORD, password: NEW_PASSWORD })),
    "a wrong password": {
      answers: nobody("[INVALID]", "U"),
      say: () => ({ current: "another one", password: NEW_PASSWORD }),
    },
  },
  endOne: {
    "one's own session": oneself(({ sessionId }) => ({ sessionId })),
    "somebody else's": ofAnother(async () => ({ sessionId: (await testPerson()).sessionId })),
  },
  endOthers: { nothing: oneself(() => ({})) },
  beginPasskeyHere: { "the password": oneself(() => ({ password: PASSWORD })) },
  addPasskeyHere: {
    "a new key": oneself(async ({ userId }) => ({
      name: "Laptop",
      registration: testAuthenticator().register(await challengeFor("registration", userId)),
    })),
    "somebody else's challenge": {
      answers: nobody("[INVALID]", "U"),
      say: async () => ({
        name: "Laptop",
        registration: testAuthenticator().register(await challengeFor("registration", (await testPerson()).userId)),
      }),
    },
  },
  renamePasskeyHere: {
    "one's own": oneself(async (person) => ({ passkeyId: (await keyOf(person)).passkeyId, name: "Mine" })),
    "somebody else's": ofAnother(async () => ({
      passkeyId: (await keyOf(await testPerson())).passkeyId,
      name: "Mine",
    })),
  },
  removePasskeyHere: {
    "one's own": oneself(async (person) => ({ passkeyId: (await keyOf(person)).passkeyId, password: PASSWORD })),
    "somebody else's": ofAnother(async () => ({
      passkeyId: (await keyOf(await testPerson())).passkeyId,
      password: PASSWORD,
    })),
  },
  eraseMe: {
    // The only owner of an organization is needed there.
    "the address": {
      answers: "[PRECONDITION]OOOOOO[PRECONDITION]U",
      say: ({ email }) => ({ email, password: PASSWORD }),
    },
    "somebody else's address": {
      answers: nobody("[INVALID]", "U"),
      say: async () => ({ email: (await testPerson()).email, password: PASSWORD }),
    },
  },
  changeAddressHere: { "the password": oneself(() => ({ email: testEmail(), password: PASSWORD })) },
  dropAddressHere: {
    nothing: oneself(async (person) => {
      await addressChangeOf(person);
      return {};
    }),
  },
};

/** What names an organization is asked with the others. */
const isOutside = ({ file, name }: BuiltAction) =>
  file.startsWith("app/(entry)/") && doorsOf(file).get(name)?.adapter !== "action";

/** Actions outside of the organizations that nobody asks at. */
export const undeclaredOutside = ({ actions }: Pick<Build, "actions">): readonly string[] =>
  actions.filter((action) => isOutside(action) && CASES[action.name] === undefined).map(({ name }) => name);

/** What is asked at the actions outside of the organizations. */
export const outsideAskings = ({ actions }: Pick<Build, "actions">): readonly Asking[] =>
  actions
    .filter(isOutside)
    .flatMap((action) => Object.entries(CASES[action.name] ?? {}).map(([on, one]) => askingOf(action, on, one)));

let provider: Promise<Connected> | undefined;

/** An organization with a real provider of its own, which runs until `stopProvider`. */
export const providerHere = (): Promise<Connected> => (provider ??= connect());

export async function stopProvider(): Promise<void> {
  (await provider)?.provider.stop();
  provider = undefined;
}

function askingOf(action: BuiltAction, on: string, { answers, say }: Case): Asking {
  const page = (action.pages[0] ?? "/").replace(/\[\w+\]/g, "x");
  return {
    name: `${action.name} with ${on}`,
    answers,
    arrange: () => Promise.resolve({}),
    input: async (_target, house, ctx) => say(await holderOf(ctx), house),
    send: (url, _slug, input, headers) => {
      const { cookie, ...said } = saidOf(input);
      const carried = [headers["cookie"] ?? "", typeof cookie === "string" ? cookie : ""].filter(Boolean).join("; ");
      return callAction(url, action, page, [said], { ...headers, cookie: carried });
    },
  };
}

const saidOf = (input: unknown): Said => (typeof input === "object" && input !== null ? { ...input } : {});

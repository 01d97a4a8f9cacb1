import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { passkeys } from "@/db/schema/identity";
import { testPerson } from "@/db/testing/people";
import { type Answer, callAction, type Headers } from "../asking/ask";
import type { Build, BuiltAction } from "../asking/manifest";
import { cookieOf } from "../asking/sign-in";
import { takeChanges } from "./changes";
import { doorsOf } from "./doors";
import type { Tally } from "./tally";
import { FOREIGN_ORIGINS } from "./tricks";

/** Actions outside any organization that are open to whoever comes, and why they have to be. */
const FOR_VISITORS: Readonly<Record<string, string>> = {
  signInHere: "Proves who one is.",
  enterCodeHere: "The second half of a sign-in.",
  askForPasskey: "A sign-in by passkey.",
  enterByPasskey: "A sign-in by passkey.",
  beginSsoHere: "A sign-in by a provider.",
  signUpHere: "Makes an account.",
  askToSignUp: "Makes an account.",
  askToJoin: "The link is the right to it.",
  joinHere: "The link is the right to it.",
  askForReset: "Asks for a mail to the account's own address.",
  resetHere: "The link is the right to it.",
  confirmAddressHere: "The mailed link is the right to it.",
  undoAddressHere: "The mailed link is the right to it.",
  openHere: "The link and its passcode are the right to it.",
};

/** Actions for whoever is signed in, each about nobody but themselves. */
const FOR_ONESELF = new Set([
  ...["askForProof", "provePasskeyHere", "proveCodeHere", "signOutHere", "acceptHere", "foundHere", "openDemoHere"],
  ...[
    "beginAuthenticator",
    "confirmAuthenticator",
    "renewCodes",
    "endAuthenticator",
    "changeName",
    "changePasswordHere",
  ],
  ...["endOne", "endOthers", "beginPasskeyHere", "addPasskeyHere", "renamePasskeyHere", "removePasskeyHere"],
  ...["eraseMe", "changeAddressHere", "dropAddressHere"],
]);

/** What names an organization is asked with the others. */
const outside = (actions: readonly BuiltAction[]) =>
  actions.filter(({ file, name }) => file.startsWith("app/(entry)/") && doorsOf(file).get(name)?.adapter !== "action");

/** Actions outside of the organizations of which nobody said for whom they are. */
export const undeclaredOutside = ({ actions }: Pick<Build, "actions">): readonly string[] =>
  outside(actions)
    .map(({ name }) => name)
    .filter((name) => !FOR_ONESELF.has(name) && FOR_VISITORS[name] === undefined);

/** Asks every action outside of the organizations: signed out, signed in, from elsewhere, and for what is somebody else's. */
export async function askOutside(appUrl: string, { actions }: Build, tally: Tally): Promise<void> {
  tally.missing.push(...undeclaredOutside({ actions }));
  for (const action of outside(actions)) {
    const { name } = action;
    const isOnesOwn = FOR_ONESELF.has(name);
    if (!isOnesOwn && FOR_VISITORS[name] === undefined) continue;
    const cookie = await cookieOf(await testPerson());
    const send = (input: unknown, headers: Headers) => callOutside(appUrl, action, input, headers);
    await takeChanges();
    for (const [origin, headers] of Object.entries(FOREIGN_ORIGINS)) {
      const answer = await send({}, { cookie, ...headers });
      tally.origins += 1;
      if (answer.code === "OK" || (await takeChanges()).length > 0)
        tally.fromElsewhere.push(`${name} from ${origin}: ${answer.code}`);
    }
    const out = await send({}, {});
    tally.asked += 1;
    if (isOnesOwn ? out.code !== "UNAUTHENTICATED" : out.code === "OK" && name !== "askForPasskey")
      tally.unexpected.push(`${name}, signed out: ${out.code}`);
    if (isOnesOwn) for (const { what } of await takeChanges()) tally.changed.push(`${name}, signed out: ${what}`);
    const control = await send({}, { cookie });
    if (isOnesOwn && (control.code === "UNAUTHENTICATED" || control.code === "FORBIDDEN"))
      tally.unexpected.push(`${name}, signed in: ${control.code}`);
    if (isOnesOwn) tally.controls += 1;
  }
  await askForAnothers(appUrl, actions, tally);
}

/** Somebody else's session and passkey are not there, by whatever id they are asked for. */
async function askForAnothers(appUrl: string, actions: readonly BuiltAction[], tally: Tally): Promise<void> {
  const victim = await testPerson();
  const cookie = await cookieOf(await testPerson());
  const passkeyId = uuid();
  const key = { id: passkeyId, userId: victim.userId, credentialId: uuid(), publicKey: Buffer.from("00", "hex") };
  await database()
    .insert(passkeys)
    .values({ ...key, algorithm: -7, counter: 0, transports: [], name: "Laptop", isBackedUp: false });
  const theirs: Readonly<Record<string, unknown>> = {
    endOne: { sessionId: victim.sessionId },
    renamePasskeyHere: { passkeyId, name: "Mine" },
    removePasskeyHere: { passkeyId, password: "" },
  };
  await takeChanges();
  for (const action of actions.filter(({ name, file }) => name in theirs && file.startsWith("app/(entry)/"))) {
    const { code } = await callOutside(appUrl, action, theirs[action.name], { cookie });
    tally.asked += 1;
    const written = await takeChanges();
    if (written.length > 0) tally.changed.push(`${action.name} of somebody else: ${code}`);
  }
  const kept = await database().$count(sessions, eq(sessions.id, victim.sessionId));
  if (kept !== 1) tally.changed.push("endOne of somebody else: it ended");
}

function callOutside(appUrl: string, action: BuiltAction, input: unknown, headers: Headers): Promise<Answer> {
  const page = (action.pages[0] ?? "/").replace(/\[\w+\]/g, "x");
  return callAction(appUrl, action, page, [input], headers);
}

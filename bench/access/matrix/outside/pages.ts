import { and, eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { organizations } from "@/db/schema/organizations";
import { makeHouse, PRINCIPALS, type House } from "@/db/testing/access/principals";
import { testDecision } from "@/db/testing/decision-states";
import { revise } from "@/db/testing/decisions";
import { testVisitor } from "@/db/testing/people";
import { codeCookieName, shareCookieName } from "@/lib/auth/cookie";
import { makeResetLink } from "@/lib/auth/reset/mutations";
import { addAttachment } from "@/lib/decisions/attachments/mutations";
import { createInvitation } from "@/lib/organizations/invitations/mutations";
import { createShareLink, revokeShareLink } from "@/lib/sharing/mutations";
import { tellPasscode } from "@/lib/sharing/opened/mutations";
import type { Headers } from "../../asking/ask";
import type { Build } from "../../asking/manifest";
import { cookieOf } from "../../asking/sign-in";
import { routerRequests } from "../../asking/trees";
import type { Apps } from "../asking";
import { forgetTries, takeChanges } from "../changes";
import { doorsOf } from "../doors";
import { open } from "../opening";
import { PIXEL } from "../others";
import type { Tally } from "../tally";
import { DETOURS } from "../tricks";
import { addressChangeOf, authenticatorOf, holderOf, proofOf } from "./people";

/** An address outside of the organizations. Its answers have a letter per principal and one for whoever is signed out. */
interface Look {
  readonly at: string;
  readonly answers: string;
  /** What it is about: shown without that, it is a `-`, which tells nobody anything. */
  readonly tells?: string;
  /** What the browser carries besides. */
  readonly cookie?: string;
}

const EVERYBODY = "OOOOOOOOO";
const FOR_ONESELF = "OOOOOOOOU";
/** Who is signed in has no need of it, and is led on. */
const FOR_VISITORS = "RRRRRRRRO";
const NOTHING = "---------";
const NOT_THERE = "NNNNNNNNN";

const PLAIN: Readonly<Record<string, readonly Look[]>> = {
  "/": [{ at: "/", answers: "RRRRRRRRU" }],
  "/account": [{ at: "/account", answers: FOR_ONESELF }],
  "/account/erase": [{ at: "/account/erase", answers: FOR_ONESELF }],
  "/second-factor": [{ at: "/second-factor", answers: FOR_ONESELF }],
  "/sso/elsewhere": [{ at: "/sso/elsewhere", answers: FOR_ONESELF }],
  "/welcome": [{ at: "/welcome", answers: FOR_ONESELF }],
  "/sign-in": [{ at: "/sign-in", answers: FOR_VISITORS }],
  "/sign-up": [{ at: "/sign-up", answers: FOR_VISITORS }],
  "/forgot": [{ at: "/forgot", answers: EVERYBODY }],
  "/sso": [{ at: "/sso", answers: EVERYBODY }],
  "/verify": [{ at: "/verify", answers: EVERYBODY }],
  "/api/health": [{ at: "/api/health", answers: EVERYBODY }],
  "/api/health/live": [{ at: "/api/health/live", answers: EVERYBODY }],
  "/api/health/ready": [{ at: "/api/health/ready", answers: EVERYBODY }],
  "/api/auth/[...nextauth]": [
    ...["csrf", "providers", "session"].map((what) => ({ at: `/api/auth/${what}`, answers: EVERYBODY })),
    // Its own pages are ours.
    ...["signin", "signout", "error"].map((what) => ({ at: `/api/auth/${what}`, answers: "UUUUUUUUU" })),
    ...["callback/password", "_log", "verify-request", "x"].map((what) => ({
      at: `/api/auth/${what}`,
      answers: NOT_THERE,
    })),
  ],
};

/** The rest hangs on what stands in the address. */
async function looksOf(house: House): Promise<Readonly<Record<string, readonly Look[]>>> {
  const { sam, people, lineId, organizationId, slug } = house;
  await withOrg(people.owner, (tx) =>
    tx.update(organizations).set({ name: "zqhouse7" }).where(eq(organizations.organizationId, organizationId)),
  );
  const victim = await holderOf(sam);
  await authenticatorOf(victim);
  const waits = `${codeCookieName()}=${await proofOf(victim)}`;
  const { token: invitation } = await createInvitation(people.owner, {
    ...{ role: "member", productLineIds: [], email: null },
  });
  const { path: reset } = await makeResetLink(victim.email);
  const { confirm } = await addressChangeOf(victim);
  const { undo, newEmail } = await addressChangeOf(await holderOf(people.member), true);
  const saying = (word: string) => ({ title: `Which ${word}?`, productLineIds: [lineId] });
  const accepted = await testDecision(sam, saying("zqaccepted7"));
  const draft = await testDecision(sam, saying("zqdraft7"));
  // The same picture has the same name in both. It is put there while both are drafts.
  const { name, fileName } = await addAttachment(sam, { number: draft.number }, { bytes: PIXEL });
  await addAttachment(sam, { number: accepted.number }, { bytes: PIXEL });
  await revise(sam, accepted.id, `![Pixel](${name})`);
  const inForce = { status: "accepted" as const, proposedAt: new Date(), acceptedRevision: 2, decidedAt: new Date() };
  await withOrg(sam, (tx) =>
    tx
      .update(decisions)
      .set({ ...inForce, proposedBy: sam.memberId })
      .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, accepted.id))),
  );
  const share = (passcode = "") =>
    createShareLink(people.owner, { what: { productLineId: lineId }, label: "A drill", days: 7, passcode });
  const [line, locked, revoked] = [await share(), await share("lamps hum"), await share()];
  await revokeShareLink(people.owner, { shareLinkId: revoked.id });
  const pass = await tellPasscode(testVisitor(), { token: locked.token, passcode: "lamps hum" });
  const unlocked = `${shareCookieName()}=${pass}`;
  const tells = "zqaccepted7";
  const picture = (token: string, number: number) => `/share/${token}/${number}/attachments/${fileName}`;
  return {
    "/sign-in/code": [
      { at: "/sign-in/code", answers: "UUUUUUUUU" },
      { at: "/sign-in/code", answers: EVERYBODY, cookie: waits },
    ],
    "/invite/[token]": [
      { at: `/invite/${invitation}`, answers: EVERYBODY, tells: "zqhouse7" },
      { at: `/invite/${invitation}x`, answers: NOTHING, tells: "zqhouse7" },
    ],
    "/reset/[token]": [
      { at: reset, answers: EVERYBODY, tells: victim.email },
      { at: `${reset}x`, answers: NOTHING, tells: victim.email },
    ],
    "/address/[token]": [
      { at: `/address/${confirm}`, answers: EVERYBODY, tells: victim.email },
      { at: `/address/${undo}`, answers: NOTHING, tells: newEmail },
    ],
    "/address/undo/[token]": [
      { at: `/address/undo/${undo}`, answers: EVERYBODY, tells: newEmail },
      { at: `/address/undo/${confirm}`, answers: NOTHING, tells: victim.email },
    ],
    "/share/[token]": [
      { at: `/share/${line.token}`, answers: EVERYBODY, tells },
      { at: `/share/${line.token}?decision=${accepted.number}`, answers: EVERYBODY, tells },
      { at: `/share/${line.token}?decision=${draft.number}`, answers: NOTHING, tells: "zqdraft7" },
      { at: `/share/${locked.token}`, answers: NOTHING, tells },
      { at: `/share/${locked.token}`, answers: EVERYBODY, tells, cookie: unlocked },
      { at: `/share/${revoked.token}`, answers: NOTHING, tells },
      { at: `/share/${line.token}x`, answers: NOTHING, tells },
    ],
    "/share/[token]/[number]/attachments/[name]": [
      { at: picture(line.token, accepted.number), answers: EVERYBODY },
      { at: picture(line.token, draft.number), answers: NOT_THERE },
      { at: picture(locked.token, accepted.number), answers: NOT_THERE },
      { at: picture(locked.token, accepted.number), answers: EVERYBODY, cookie: unlocked },
      { at: picture(revoked.token, accepted.number), answers: NOT_THERE },
    ],
    "/api/live/[org]": [{ at: `/api/live/${slug}`, answers: "OOOOOOONU" }],
    // What a provider's answer opens is asked in the drill of identity, and below.
    "/api/sso/[organization]": [{ at: `/api/sso/${organizationId}?state=x&code=x`, answers: "FFFFFFFFF" }],
  };
}

/** Opens every page and file outside of the organizations as everybody and by every way around, and asks files for what they do not do. */
export async function openOutside(apps: Apps, { pages, handlers, routes }: Build, tally: Tally): Promise<void> {
  const house = await makeHouse();
  const looks = { ...PLAIN, ...(await looksOf(house)) };
  const cookies = new Map<string, string>([["signedOut", ""]]);
  for (const principal of PRINCIPALS) cookies.set(principal, await cookieOf(house.people[principal]));
  await takeChanges();
  const gets = handlers.filter(({ file }) => doorsOf(file).has("GET")).map(({ address }) => address);
  for (const pattern of [...pages, ...gets].filter((one) => !one.startsWith("/o/"))) {
    const known = looks[pattern];
    if (known === undefined) tally.missing.push(`GET ${pattern}`);
    for (const look of known ?? []) await openAsEverybody(apps, look, routes.get(pattern), cookies, tally);
  }
  for (const { address, file } of handlers)
    await askForNothing(apps, address, [...doorsOf(file).keys()], cookies.get("owner") ?? "", tally);
}

async function openAsEverybody(
  apps: Apps,
  { at, answers, tells, cookie: carried = "" }: Look,
  route: string | undefined,
  cookies: ReadonlyMap<string, string>,
  tally: Tally,
): Promise<void> {
  const tried = new Set<string>();
  await forgetTries();
  for (const [each, asker] of [...PRINCIPALS, "signedOut"].entries()) {
    const cookie = [cookies.get(asker) ?? "", carried].filter(Boolean).join("; ");
    const look = async (url: string, headers: Headers = {}) => {
      const { letter, text, isNothing } = await open(`${url}${at}`, { cookie, ...headers });
      const isAboutNothing = letter === "O" && tells !== undefined && !text.includes(tells);
      return { letter: isAboutNothing ? "-" : letter, isNothing };
    };
    const { letter } = await look(apps.url);
    if (letter === "O" || letter === "R") tally.controls += 1;
    tally.asked += 1;
    const name = `GET ${at}, ${asker}`;
    if (letter !== answers[each]) tally.unexpected.push(`${name}: ${letter} instead of ${answers[each] ?? ""}`);
    if (tried.has(letter)) continue;
    tried.add(letter);
    const router = route === undefined ? {} : routerRequests(route, at);
    const ways = [
      ...Object.entries({ ...DETOURS, ...router }).map(([way, headers]) => [way, headers, apps.url] as const),
      ["no proxy.ts", {}, apps.withoutProxy] as const,
    ];
    await Promise.all(
      ways.map(async ([way, headers, url]) => {
        const { letter: by, isNothing } = await look(url, headers);
        tally.detours += 1;
        // What asks for less than the page is told less; it may not be told more.
        const isPart = "next-router-prefetch" in headers || way.startsWith("the router, for");
        const isWrong = isPart ? by === "O" && tells !== undefined && letter !== "O" : by !== letter && !isNothing;
        if (isWrong) tally.differences.push(`${name} by ${way}: ${by} instead of ${letter}`);
      }),
    );
  }
  // That a link was opened is counted for whoever shared it.
  for (const { what } of await takeChanges())
    if (what !== "UPDATE share_links") tally.changed.push(`GET ${at}: ${what}`);
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** A file answers the methods that it is written for, and no other. */
async function askForNothing(apps: Apps, pattern: string, known: readonly string[], cookie: string, tally: Tally) {
  const address = pattern.replace(/\[(?:\.\.\.)?\w+\]/g, "x");
  for (const method of METHODS.filter((one) => !known.includes(one))) {
    const answer = await fetch(`${apps.url}${address}`, { method, headers: { cookie, origin: apps.url } });
    await answer.arrayBuffer();
    tally.asked += 1;
    if (answer.status !== 405) tally.unexpected.push(`${method} ${pattern}: ${answer.status} instead of 405`);
  }
  for (const { what } of await takeChanges()) tally.changed.push(`a method of ${pattern} that is none: ${what}`);
}

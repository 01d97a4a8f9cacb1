import { makeHouse, PRINCIPALS, type House, type Principal } from "@/db/testing/access/principals";
import type { Ctx } from "@/lib/access/context";
import type { Answer, Headers } from "../asking/ask";
import { cookieOf } from "../asking/sign-in";
import { type Change, takeChanges } from "./changes";
import type { Tally } from "./tally";
import { DETOURS, FOREIGN_ORIGINS, isEmpty, isPlanted, planted, withoutChance } from "./tricks";

/** One way over HTTP to something that changes or tells, on one kind of target, with the answers that the access table gives. */
export interface Asking {
  readonly name: string;
  /** A letter per principal as in the access matrix. */
  readonly answers: string;
  readonly arrange: (house: House) => Promise<unknown>;
  readonly input: (target: unknown, house: House, ctx: Ctx) => unknown;
  readonly send: (appUrl: string, slug: string, input: unknown, headers: Headers) => Promise<Answer>;
}

/** The app under test, and the same build without its proxy. */
export interface Apps {
  readonly url: string;
  readonly withoutProxy: string;
}

/** Who asks: the principals, a stranger at the organization's own address, and nobody who is signed in. */
type Asker = Principal | "strangerAtTheDoor" | "signedOut";
const ASKERS: readonly Asker[] = [...PRINCIPALS, "strangerAtTheDoor", "signedOut"];

const LETTERS: Readonly<Record<string, string>> = { OK: "O", FORBIDDEN: "F", NOT_FOUND: "N", UNAUTHENTICATED: "U" };
const letterOf = ({ code }: Answer) => LETTERS[code] ?? `[${code}]`;

/** Asks as everybody and notes in `tally` what is not as it was promised. */
export async function askAsEverybody(apps: Apps, asking: Asking, tally: Tally): Promise<void> {
  const house = await makeHouse();
  const cookies = await cookiesOf(house);
  const foreignId = house.people.stranger.organizationId;
  let isControlled = false;
  const detoured = new Set<string>();
  for (const asker of ASKERS) {
    const who = `${asking.name}, ${asker}`;
    const ctx = asker === "strangerAtTheDoor" || asker === "signedOut" ? house.people.stranger : house.people[asker];
    const slug = asker === "strangerAtTheDoor" || asker === "signedOut" ? house.slug : ctx.slug;
    const cookie = cookies.get(asker) ?? "";
    const fresh = async () => {
      const input = await asking.input(await asking.arrange(house), house, ctx);
      await takeChanges();
      return input;
    };
    const send = (input: unknown, headers: Headers = {}, url = apps.url) =>
      asking.send(url, slug, input, { cookie, ...headers });
    const expected = expectedOf(asking, asker);
    const input = await fresh();
    if (expected === "O" && !isControlled) await refuseElsewhere(send, input, who, tally);
    const answer = await send(input);
    const written = await takeChanges();
    tally.asked += 1;
    if (letterOf(answer) !== expected) {
      tally.unexpected.push(`${who}: ${letterOf(answer)} instead of ${expected}`);
      if (letterOf(answer) === "O") continue;
    }
    if (letterOf(answer) !== "O") {
      tally.changed.push(...written.map(({ what }) => `${who}: ${what}`));
      // Whoever is refused alike is refused at the same place: one of them tries the ways around.
      if (!detoured.has(letterOf(answer))) await detour(send, input, letterOf(answer), who, apps, tally);
      detoured.add(letterOf(answer));
      continue;
    }
    if (isControlled) continue;
    isControlled = true;
    tally.controls += 1;
    const again = await send(await fresh(), {}, apps.withoutProxy);
    if (again.code !== "OK") tally.differences.push(`${who} without proxy.ts: ${letterOf(again)} instead of O`);
    await takeChanges();
    await plant(send, await fresh(), foreignId, written, who, tally);
  }
  if (!isControlled && asking.answers.replace(/\[[^\]]*\]/g, "").includes("O"))
    tally.missing.push(`${asking.name}: nobody could`);
}

type Send = (input: unknown, headers?: Headers, url?: string) => Promise<Answer>;

function expectedOf({ answers }: Asking, asker: Asker): string {
  if (asker === "signedOut") return "U";
  if (asker === "strangerAtTheDoor") return "N";
  // Where it is not a letter it is another refusal's code, maybe with its words.
  const [answer = ""] = answers.match(/\[[^\]]*\]|./g)?.slice(PRINCIPALS.indexOf(asker)) ?? [];
  return answer.replace(/:.*/, "]");
}

async function cookiesOf(house: House): Promise<ReadonlyMap<Asker, string>> {
  const cookies = new Map<Asker, string>();
  for (const principal of PRINCIPALS) cookies.set(principal, await cookieOf(house.people[principal]));
  return cookies.set("strangerAtTheDoor", cookies.get("stranger") ?? "");
}

/** The same request once more by every way around: it has to be refused in the same words. */
async function detour(send: Send, input: unknown, letter: string, who: string, apps: Apps, tally: Tally) {
  const ways = Object.entries(DETOURS).map(([way, headers]) => [way, headers, apps.url] as const);
  await Promise.all(
    [...ways, ["no proxy.ts", {}, apps.withoutProxy] as const].map(async ([way, headers, url]) => {
      const answer = await send(input, headers, url);
      tally.detours += 1;
      if (letterOf(answer) !== letter && !isEmpty(answer.text))
        tally.differences.push(`${who} by ${way}: ${letterOf(answer)} instead of ${letter}`);
    }),
  );
  for (const { what } of await takeChanges()) tally.changed.push(`${who} on a detour: ${what}`);
}

/** What its own page may do, no other page may. */
async function refuseElsewhere(send: Send, input: unknown, who: string, tally: Tally): Promise<void> {
  for (const [origin, headers] of Object.entries(FOREIGN_ORIGINS)) {
    const answer = await send(input, headers);
    tally.origins += 1;
    const written = await takeChanges();
    if (answer.code === "OK" || written.length > 0) tally.fromElsewhere.push(`${who} from ${origin}: ${answer.code}`);
  }
}

/** Fields that only the server decides are sent along: the rows have to be those of the control. */
async function plant(
  send: Send,
  input: unknown,
  foreignId: string,
  control: readonly Change[],
  who: string,
  tally: Tally,
) {
  const sown = planted(input, foreignId);
  if (sown === input) return;
  const answer = await send(sown);
  const written = await takeChanges();
  tally.planted += 1;
  for (const { what, row } of written)
    if (isPlanted(row, foreignId)) tally.effects.push(`${who}: ${what} holds what was planted`);
  const shape = (changes: readonly Change[]) =>
    changes.map(({ what, row }) => `${what} ${withoutChance(row)}`).join("\n");
  if (answer.code === "OK" && shape(written) !== shape(control)) tally.effects.push(`${who}: other rows than without`);
  if (answer.code !== "OK" && written.length > 0) tally.effects.push(`${who}: refused, and wrote`);
}

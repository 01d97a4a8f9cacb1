import { makeHouse, PRINCIPALS, type House, type Principal } from "@/db/testing/access/principals";
import type { Ctx } from "@/lib/access/context";
import type { Answer, Headers } from "../asking/ask";
import { cookieOf } from "../asking/sign-in";
import { canariesOf, canaryIn, markTexts, withoutAsked } from "../mirrors/canaries";
import { type Change, forgetTries, takeChanges } from "./changes";
import type { Tally } from "./tally";
import { DETOURS, FOREIGN_ORIGINS, isEmpty, isPlanted, planted, withoutChance } from "./tricks";

/** One way over HTTP to something that changes or tells, on one kind of target, with the answers that the access table gives. */
export interface Asking {
  readonly name: string;
  /**
   * A letter per principal as in the access matrix. A ninth is for whoever is signed out, where the door is outside of any organization;
   * everybody then comes from a house of their own, so that they may leave or erase themselves.
   */
  readonly answers: string;
  readonly arrange: (house: House) => Promise<unknown>;
  readonly input: (target: unknown, house: House, ctx: Ctx) => unknown;
  /** The organization that is asked, where it is not that of whoever asks. */
  readonly at?: (target: unknown) => string;
  readonly send: (appUrl: string, slug: string, input: unknown, headers: Headers) => Promise<Answer>;
}

/** The app under test, and the same build without its proxy. */
export interface Apps {
  readonly url: string;
  readonly withoutProxy: string;
}

/** Who asks: the principals, a stranger at the organization's own address, and nobody who is signed in. */
type Asker = Principal | "strangerAtTheDoor" | "signedOut";
const STRANGERS: ReadonlySet<Asker> = new Set(["stranger", "strangerAtTheDoor"]);
/** Stands in every text of a house when a stranger asks there. */
const SECRET = "zqhouse7";

const LETTERS: Readonly<Record<string, string>> = { OK: "O", FORBIDDEN: "F", NOT_FOUND: "N", UNAUTHENTICATED: "U" };
const letterOf = ({ code }: Answer) => LETTERS[code] ?? `[${code}]`;
const lettersOf = ({ answers }: Asking): readonly string[] => answers.match(/\[[^\]]*\]|./g) ?? [];
const isOutside = (asking: Asking) => lettersOf(asking).length > PRINCIPALS.length;

/** Somebody before a door, with what they will say there. */
interface Turn {
  readonly house: House;
  readonly input: unknown;
  readonly send: (input: unknown, headers?: Headers, url?: string) => Promise<Answer>;
}

/** Asks as everybody and notes in `tally` what is not as it was promised. */
export async function askAsEverybody(apps: Apps, asking: Asking, tally: Tally): Promise<void> {
  const shared = await makeHouse();
  const doorstep: readonly Asker[] = isOutside(asking) ? [] : ["strangerAtTheDoor"];
  let isControlled = false;
  const detoured = new Set<string>();
  for (const asker of [...PRINCIPALS, ...doorstep, "signedOut"] as const) {
    const who = `${asking.name}, ${asker}`;
    // What was done once in a house, such as giving something a name, may be nothing new there the second time.
    const elsewhere = async () => turnOf(apps, asking, asker, await makeHouse());
    const expected = expectedOf(asking, asker);
    const { house, input, send } = await turnOf(apps, asking, asker, shared);
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
      if (STRANGERS.has(asker) && !isOutside(asking)) await lookThrough(answer, house, input, who, tally);
      // Whoever is refused alike is refused at the same place: one of them tries the ways around.
      if (!detoured.has(letterOf(answer))) await detour(send, input, letterOf(answer), who, apps, tally);
      detoured.add(letterOf(answer));
      continue;
    }
    if (isControlled) continue;
    isControlled = true;
    tally.controls += 1;
    const again = await elsewhere();
    const without = await again.send(again.input, {}, apps.withoutProxy);
    if (without.code !== "OK") tally.differences.push(`${who} without proxy.ts: ${letterOf(without)} instead of O`);
    await takeChanges();
    const sowing = await elsewhere();
    await plant(sowing, written, who, tally);
  }
  if (!isControlled && lettersOf(asking).includes("O")) tally.missing.push(`${asking.name}: nobody could`);
}

type Send = Turn["send"];

async function turnOf(apps: Apps, asking: Asking, asker: Asker, shared: House): Promise<Turn> {
  const house = isOutside(asking) ? await makeHouse() : shared;
  const isAtHome = asker !== "strangerAtTheDoor" && asker !== "signedOut";
  const ctx = isAtHome ? house.people[asker] : house.people.stranger;
  const cookie = asker === "signedOut" ? "" : await cookieOf(ctx, isOutside(asking));
  const target = await asking.arrange(house);
  if (STRANGERS.has(asker) && !isOutside(asking)) await markTexts(house, SECRET);
  const input = await asking.input(target, house, ctx);
  const slug = asking.at?.(target) ?? (isAtHome ? ctx.slug : house.slug);
  await forgetTries();
  await takeChanges();
  const send: Send = (sent, headers = {}, url = apps.url) => asking.send(url, slug, sent, { cookie, ...headers });
  return { house, input, send };
}

function expectedOf(asking: Asking, asker: Asker): string {
  const letters = lettersOf(asking);
  if (asker === "signedOut") return letters[PRINCIPALS.length] ?? "U";
  if (asker === "strangerAtTheDoor") return "N";
  // Where it is not a letter it is another refusal's code, maybe with its words.
  return (letters[PRINCIPALS.indexOf(asker)] ?? "").replace(/:.*/, "]");
}

/** What a stranger is told when refused holds neither a word nor an id of the house, but those they said themselves. */
async function lookThrough({ text }: Answer, house: House, input: unknown, who: string, tally: Tally): Promise<void> {
  const canaries = withoutAsked(await canariesOf(house, SECRET), JSON.stringify(input));
  tally.refusals += 1;
  const found = canaryIn(text, canaries);
  if (found !== undefined) tally.told.push(`${who}: is told ${found}`);
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
async function plant({ house, input, send }: Turn, control: readonly Change[], who: string, tally: Tally) {
  const foreignId = house.people.stranger.organizationId;
  const sown = planted(input, foreignId);
  if (sown === input) {
    tally.missing.push(`${who}: nothing could be planted`);
    return;
  }
  const answer = await send(sown);
  const written = await takeChanges();
  tally.planted += 1;
  for (const { what, row } of written)
    if (isPlanted(row, foreignId)) tally.effects.push(`${who}: ${what} holds what was planted`);
  const shape = (changes: readonly Change[]) => changes.map(({ what, row }) => `${what} ${withoutChance(row)}`).sort();
  if (answer.code === "OK" && shape(written).join() !== shape(control).join())
    tally.effects.push(`${who}: other rows than without: ${difference(shape(written), shape(control))}`);
  if (answer.code !== "OK" && written.length > 0) tally.effects.push(`${who}: refused, and wrote`);
}

/** The first row of each that the other has not. */
function difference(some: readonly string[], others: readonly string[]): string {
  const lacks = (all: readonly string[], of: readonly string[]) => of.find((one) => !all.includes(one)) ?? "as many";
  return `${lacks(others, some)} | ${lacks(some, others)}`;
}

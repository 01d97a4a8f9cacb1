import { makeHouse, type House } from "@/db/testing/access/principals";
import type { Build } from "../../access/asking/manifest";
import { cookieOf } from "../../access/asking/sign-in";
import { verbAskings } from "../../access/matrix/verbs";
import { signIn } from "../../stand/sign-in";

/** A word that stands nowhere else. */
const CANARY = "zqlogbird";
const WHO = { address: `${CANARY}@canary.example`, password: `${CANARY} four plain words` };

/** How often somebody wrote something through the running app, and the lines of its log that hold any of it. */
export interface LogReport {
  readonly written: number;
  readonly lines: number;
  readonly hits: readonly string[];
}

/**
 * Sends a canary in every text of every action and endpoint of the build, as somebody who may and as a stranger, once as it should be and
 * once too long, and tries to sign in with one. What is refused is logged too.
 */
export async function writeCanaries(appUrl: string, build: Build): Promise<number> {
  let written = 0;
  let house = await makeHouse();
  await signIn(appUrl, WHO.address, WHO.password).catch(() => undefined);
  for (const askings of verbAskings(build).values())
    for (const asking of askings.slice(0, 1)) {
      const target = await asking.arrange(house).catch(async () => {
        // Whoever asked before may have ended what the house was.
        house = await makeHouse();
        return asking.arrange(house);
      });
      for (const [ctx, slug] of askersOf(house)) {
        const cookie = await cookieOf(ctx);
        const input = await asking.input(target, house, ctx);
        for (const canary of [CANARY, `${CANARY} `.repeat(20_000)]) {
          await asking.send(appUrl, slug, withCanary(input, canary), { cookie }).catch(() => undefined);
          written += 1;
        }
      }
    }
  return written;
}

const askersOf = ({ people, slug }: House) => [[people.owner, slug] as const, [people.stranger, slug] as const];

const ID = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d.*|[a-z]+(?:_[a-z]+)*|[0-9a-f]{32,})$/;

/** The same input with the canary behind every text that a person wrote. */
function withCanary(input: unknown, canary: string): unknown {
  if (typeof input === "string") return ID.test(input) ? input : `${input} ${canary}`;
  if (Array.isArray(input)) return input.map((one: unknown) => withCanary(one, canary));
  if (typeof input !== "object" || input === null || input instanceof Date || input instanceof Uint8Array) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, one]: [string, unknown]) => [key, withCanary(one, canary)]),
  );
}

/** Looks through what the app logged: for the canary, for addresses, for payloads and for the names of people. */
export function readLog(written: number, log: string, names: readonly string[]): LogReport {
  const lines = log.split("\n").filter((line) => line !== "");
  const personal = new RegExp([CANARY, "@[\\w-]+\\.example", "accord-?ran", ...names.map(escaped)].join("|"), "i");
  return { written, lines: lines.length, hits: lines.filter((line) => personal.test(line)) };
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

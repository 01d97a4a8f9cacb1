import { addressesOf, fillingsOf, QUESTIONS } from "../../access/mirrors/addresses";
import type { Build } from "../../access/asking/manifest";
import { speakingAs } from "@/db/testing/connections";
import type { Ctx } from "@/lib/access/context";

/** What is asked for in one round. */
export interface Round {
  /** With somebody signed in. */
  readonly pages: readonly string[];
  /** With nobody. */
  readonly shared: readonly string[];
  /** What is handed out as files. */
  readonly files: readonly string[];
}

/** Pages that tell nothing of what people wrote, or whose links are used up by looking at them. */
const NOT_ASKED = /^\/(?:address|reset|invite|sso)\b/;
const STREAMS = /^\/api\//;
/** Of a page with a number, so many are opened in each round: others the next time. */
const NUMBERS = 3;

/** Every page and every file of the build, at what the organization has. */
export async function roundOf(build: Build, owner: Ctx, shareToken: string, round: number): Promise<Round> {
  const fillings = await fillingsOf(owner, shareToken);
  const all = await numbersOf(owner);
  const number = Array.from({ length: NUMBERS }, (_, at) => all[(round * NUMBERS + at) % all.length] ?? "1");
  const [first = "", second = ""] = fillings["import"] ?? [];
  const filled = { ...fillings, number, import: [first, second].filter(Boolean) };
  const at = (pattern: string) =>
    addressesOf(pattern, owner.slug, filled).flatMap((address) =>
      (QUESTIONS[pattern] ?? [""]).map((question) => (question === "" ? address : `${address}?${question}`)),
    );
  const open = build.pages.filter((pattern) => !NOT_ASKED.test(pattern));
  const handlers = build.handlers.map(({ address }) => address).filter((address) => !STREAMS.test(address));
  return {
    pages: open.filter((pattern) => !pattern.startsWith("/share")).flatMap(at),
    shared: open.filter((pattern) => pattern.startsWith("/share")).flatMap(at),
    files: handlers.flatMap(at),
  };
}

async function numbersOf({ organizationId }: Ctx): Promise<readonly string[]> {
  return speakingAs("superuser", async (client) => {
    // The newest first, because what the demo lacks comes after it; those from files, which are alike, at the end.
    const { rows } = await client.query<{ number: string }>(
      `select number::text from decisions d where organization_id = $1 order by exists
        (select 1 from decision_sources s where s.organization_id = d.organization_id and s.decision_id = d.id), d.number desc limit 40`,
      [organizationId],
    );
    return rows.map(({ number }) => number);
  });
}

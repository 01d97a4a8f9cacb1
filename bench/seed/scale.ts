import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { runMaker } from "../stand/made/run-maker";
import { signIn } from "../stand/sign-in";
import { say, withFilled } from "../stand/stand";
import { printTable } from "../stand/table";

const RUNS = 60;
/** A page may take so many times what the bare route takes, and so many milliseconds more. */
const [TIMES, MORE_MS] = [5, 30];

const madeShape = z.object({
  slug: z.string(),
  ownerEmail: z.string(),
  made: z.record(z.string(), z.number()),
  seconds: z.number(),
});

const PAGES: Readonly<Record<string, string>> = {
  list: "decisions",
  "list, one state": "decisions?state=accepted",
  "list, a line and a group": "decisions?line=freight-1&state=in-force",
  "list, a tag": "decisions?tag=security",
  "list, words": "decisions?q=kafka",
  "list, by title": "decisions?sort=title",
  "search, a common word": "search?q=team",
  "search, two words": "search?q=kafka+billing",
  "search, with a filter": "search?q=kafka&state=in-force&line=freight-1",
  "search, mistyped": "search?q=kafak",
  "line page, a part": "product-lines/freight-1-1",
};

/** Milliseconds until the whole answer is there, one request after the other, sorted. */
async function measure(url: string, cookie: string, runs: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < runs; at += 1) {
    const begun = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b);
}

const at = (times: readonly number[], share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;

async function gatherStatistics(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.end();
}

/** `npm run bench:scale -- COUNT`: the pages of an organization that large, each beside a bare route in the same run. Exit code 1 past the budget. */
async function main(): Promise<void> {
  const count = process.argv[2] ?? "100000";
  const make = async (env: NodeJS.ProcessEnv, password: string) => {
    const made = madeShape.parse(
      await runMaker(path.join(import.meta.dirname, "make-seed.ts"), env, password, [count]),
    );
    await gatherStatistics(env["DATABASE_ADMIN_URL"] ?? "");
    say(JSON.stringify(made));
    return made;
  };
  const signedIn = async (made: z.infer<typeof madeShape>, url: string, password: string) => ({
    slug: made.slug,
    cookie: await signIn(url, made.ownerEmail, password),
  });
  await withFilled({ make, signIn: signedIn }, async ({ slug, cookie }, { startApp }) => {
    const app = await startApp();
    const rows = [["what", "p50 ms", "p95 ms", "bare p95 ms", "budget ms"]];
    for (const [name, page] of Object.entries(PAGES)) {
      const url = `${app.url}/o/${slug}/${page}`;
      for (const warmed of [`${app.url}/bare/select`, url]) await measure(warmed, cookie, 5);
      const bare = at(await measure(`${app.url}/bare/select`, cookie, RUNS), 0.95);
      const times = await measure(url, cookie, RUNS);
      const budget = TIMES * bare + MORE_MS;
      if (at(times, 0.95) > budget) process.exitCode = 1;
      rows.push([name, ...[at(times, 0.5), at(times, 0.95), bare, budget].map((ms) => ms.toFixed(1))]);
      say(rows.at(-1)?.join("  ") ?? "");
    }
    printTable(rows);
  });
}

await main();
process.exit();

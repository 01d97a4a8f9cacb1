import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { runMaker } from "../stand/made/run-maker";
import { signIn } from "../stand/sign-in";
import { say, withFilled } from "../stand/stand";
import { report } from "./report";

const madeShape = z.object({
  slug: z.string(),
  ownerEmail: z.string(),
  made: z.record(z.string(), z.number()),
  seconds: z.number(),
});

async function gatherStatistics(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.end();
}

/** `npm run bench:scale -- COUNT`: the pages of an organization that large, each beside a bare route in the same run, and its map in a browser. */
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
    await report(app.url, slug, cookie);
  });
}

await main();
process.exit();

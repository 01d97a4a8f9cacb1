import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { runMaker } from "../stand/made/run-maker";
import { signIn } from "../stand/sign-in";

const made = z.array(
  z.object({
    people: z.number(),
    slug: z.string(),
    stewardEmail: z.string(),
    voterEmail: z.string(),
    /** Numbers of decisions, by the phase that their evaluation is in. */
    decisions: z.object({ scoring: z.number(), discussion: z.number(), closed: z.number() }),
  }),
);
export type MadeCrowds = z.infer<typeof made>;

/** An organization in which everybody was invited to the same evaluation, with two of them signed in. */
export interface Crowd {
  /** How many were invited. */
  readonly people: number;
  readonly slug: string;
  readonly decisions: MadeCrowds[number]["decisions"];
  /** Session cookies, as `name=value`. */
  readonly steward: string;
  readonly voter: string;
}

/** Fills a database with an organization of 50 people and one of 1,000. */
export async function makeCrowds(env: NodeJS.ProcessEnv, password: string): Promise<MadeCrowds> {
  const crowds = made.parse(await runMaker(path.join(import.meta.dirname, "make-crowds.ts"), env, password));
  await gatherStatistics(env["DATABASE_ADMIN_URL"] ?? "");
  return crowds;
}

/** PostgreSQL does so by itself within a minute or two, and until then it plans as if the tables were empty. */
async function gatherStatistics(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

/** Signs a steward and a voter of each in. */
export async function signCrowdsIn(crowds: MadeCrowds, appUrl: string, password: string): Promise<readonly Crowd[]> {
  const signedIn: Crowd[] = [];
  for (const { stewardEmail, voterEmail, ...crowd } of crowds)
    signedIn.push({
      ...crowd,
      steward: await signIn(appUrl, stewardEmail, password),
      voter: await signIn(appUrl, voterEmail, password),
    });
  return signedIn;
}

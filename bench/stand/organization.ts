import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const voter = z.object({
  /** The session cookie, as `name=value`. */
  cookie: z.string(),
  memberId: z.string(),
  /** Their whole ballot of the open scoring round, as the browser would send it. */
  ballot: z.unknown(),
});

const organizationShape = z.object({
  slug: z.string(),
  organizationId: z.string(),
  ownerCookie: z.string(),
  voters: z.array(voter),
  roundId: z.string(),
  evaluationId: z.string(),
  decisionId: z.string(),
  /** Numbers of decisions: an accepted record of the demo, and one with 14 criteria × 3 options × 10 people per phase. */
  decisions: z.object({ record: z.number(), scoring: z.number(), discussion: z.number(), closed: z.number() }),
});

/** What is measured: the demo, and in it three evaluations of the size that speed.md names. */
export type BenchOrganization = z.infer<typeof organizationShape>;

/** Fills a database through the verbs; in a process of its own, because they are server code. */
export async function makeOrganization(env: NodeJS.ProcessEnv): Promise<BenchOrganization> {
  const script = path.join(import.meta.dirname, "make-organization.ts");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", script],
    // Its own paths: outside of Next, what marks a module as the server's is an empty file.
    { env: { ...env, TSX_TSCONFIG_PATH: path.join(import.meta.dirname, "..", "tsconfig.json") }, maxBuffer: 2 ** 24 },
  );
  return organizationShape.parse(JSON.parse(stdout));
}

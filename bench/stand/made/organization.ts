import path from "node:path";
import { z } from "zod";
import { signIn } from "../sign-in";
import { runMaker } from "./run-maker";

const voter = z.object({
  email: z.string(),
  memberId: z.string(),
  /** Their whole ballot of the open scoring round, as the browser would send it. */
  ballot: z.object({
    kind: z.literal("scoring"),
    answers: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string()]))),
    reasons: z.record(z.string(), z.record(z.string(), z.string())),
  }),
});

const organizationShape = z.object({
  slug: z.string(),
  organizationId: z.string(),
  ownerEmail: z.string(),
  voters: z.array(voter),
  roundId: z.string(),
  evaluationId: z.string(),
  decisionId: z.string(),
  /** Numbers of decisions: an accepted record of the demo, and one with 14 criteria × 3 options × 10 people per phase. */
  decisions: z.object({ record: z.number(), scoring: z.number(), discussion: z.number(), closed: z.number() }),
});

/** What is measured: the demo, and in it three evaluations of the size that speed.md names. */
export type MadeOrganization = z.infer<typeof organizationShape>;

/** The same with everybody signed in: session cookies, as `name=value`. */
export interface BenchOrganization extends Omit<MadeOrganization, "ownerEmail" | "voters"> {
  readonly ownerCookie: string;
  readonly voters: readonly {
    readonly cookie: string;
    readonly memberId: string;
    readonly ballot: MadeOrganization["voters"][number]["ballot"];
  }[];
}

/** Fills a database with it. */
export async function makeOrganization(env: NodeJS.ProcessEnv, password: string): Promise<MadeOrganization> {
  const script = path.join(import.meta.dirname, "make-organization.ts");
  return organizationShape.parse(await runMaker(script, env, password));
}

/** Signs everybody in at a running app. Its secret makes the cookies good at its siblings too. */
export async function signEverybodyIn(
  made: MadeOrganization,
  appUrl: string,
  password: string,
): Promise<BenchOrganization> {
  const { ownerEmail, voters, ...rest } = made;
  const signedIn = [];
  for (const { email, ...voter } of voters) signedIn.push({ ...voter, cookie: await signIn(appUrl, email, password) });
  return { ...rest, ownerCookie: await signIn(appUrl, ownerEmail, password), voters: signedIn };
}

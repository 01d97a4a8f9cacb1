import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const voteShape = z.object({
  slug: z.string(),
  /** The decision's number. */
  number: z.number(),
  roundId: z.string(),
  options: z.array(z.string()),
  criteria: z.array(z.string()),
  /** What the round asks for in scoring: `criterion:option`. */
  cells: z.array(z.string()),
  /** The steward steers and does not vote; the voter and the other do. */
  accounts: z.object({ steward: accountShape, voter: accountShape, other: accountShape }),
});

/** A blind round that is open, with nothing submitted, in an organization of its own. */
export type Vote = z.infer<typeof voteShape>;

/** The blind rounds there are. */
export type BlindRound = "weighting" | "scoring" | "second scoring";

/** Makes a vote whose blind round has just been opened, past the screens. */
export async function givenVote(password: string, round: BlindRound): Promise<Vote> {
  const [vote] = z.tuple([voteShape]).parse(await runScript("make-vote.ts", password, round, "1"));
  return vote;
}

/** Makes the same vote twice: two organizations that differ in ids and times alone. */
export async function givenVoteTwice(password: string, round: BlindRound): Promise<[Vote, Vote]> {
  return z.tuple([voteShape, voteShape]).parse(await runScript("make-vote.ts", password, round, "2"));
}

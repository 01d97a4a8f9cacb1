import { z } from "zod";
import { accountShape } from "./house";
import { runScript } from "./script";

const number = z.number();

const votingShape = z.object({
  slug: z.string(),
  accounts: z.object({ steward: accountShape, voter: accountShape }),
  /** Numbers of drafts, by the vote that is set up on them. */
  decisions: z.object({ empty: number, ranked: number, score: number, consent: number, quorum: number }),
});

/** Drafts with votes in setup, with their steward and one who votes, in an organization of its own. */
export type Voting = z.infer<typeof votingShape>;

/** Makes the votes past the screens. */
export async function givenVoting(password: string): Promise<Voting> {
  return votingShape.parse(await runScript("make-voting.ts", password));
}

import type { EvaluationMethod } from "@/db/enums";
import { precondition } from "@/lib/errors";
import type { VotingRule } from "@/lib/mcda/social-choice/validity";
import type { EvaluationSettings } from "../settings/rules";

/** The lighter ways to decide: a vote on the options themselves. */
export type VoteMethod = Exclude<EvaluationMethod, "matrix">;

export const VOTE_METHODS = ["approval", "ranked", "score", "consent"] as const satisfies readonly VoteMethod[];

/** The version of the mathematics that a new vote follows. */
export const VOTE_VERSION = 1;

/** Each way, as it is offered: what it is good for, what people do, what decides, and what counts as being in favour. */
export const VOTE_WORDS: Readonly<
  Record<VoteMethod, Readonly<Record<"name" | "goodFor" | "act" | "decides" | "favour", string>>>
> = {
  approval: {
    name: "Approval",
    goodFor: "Everybody marks all options that would do. Good for a short list out of many.",
    act: "mark every option that would do",
    decides: "The option that most people mark leads.",
    favour: "marks it",
  },
  ranked: {
    name: "Ranked",
    goodFor: "Everybody puts the options in order. Good for a final pick of three or more.",
    act: "put the options in order",
    decides:
      "Options are compared pair by pair: which of the two do more people put first? One that wins every pair leads; where they go in a circle, the strongest wins decide (Schulze).",
    favour: "ranks it at all",
  },
  score: {
    name: "Score",
    goodFor: "Everybody gives each option 1 to 5; the mean counts. Good when how much it suits matters.",
    act: "give each option 1 to 5",
    decides: "The option with the highest mean leads.",
    favour: "gives it 4 or 5",
  },
  consent: {
    name: "Consent",
    goodFor: "One proposal, which stands unless somebody objects with a reason. Good for going ahead together.",
    act: "consent, stand aside or object",
    decides:
      "Nobody is outvoted: one objection with a reason keeps the proposal from standing until it is met or withdrawn.",
    favour: "consents",
  },
};

/** The way an evaluation votes; refuses one that compares on criteria. */
export function voteMethodOf(method: EvaluationMethod): VoteMethod {
  if (method !== "matrix") return method;
  throw precondition("This evaluation compares options on criteria; it is no vote on the options themselves.");
}

/** Refuses a step that only an evaluation on criteria has. */
export function assertMatrix(method: EvaluationMethod): void {
  if (method === "matrix") return;
  throw precondition("This evaluation is a vote on the options themselves: it has no criteria, weights or cells.");
}

/** What is missing before people can vote; null when nothing is. */
export function findVoteGap(method: VoteMethod, optionCount: number): string | null {
  if (method !== "consent") return optionCount < 2 ? "Name at least two options to vote on." : null;
  if (optionCount === 0) return "Write the one proposal that people consent to.";
  return optionCount > 1 ? "Consent is asked on exactly one proposal. Remove the others." : null;
}

/** What makes the vote valid and the winner carried, from the settings. */
export function votingRule({ quorum, shareNeeded, shareOf }: Pick<EvaluationSettings, keyof VotingRule>): VotingRule {
  return { quorum, shareNeeded, shareOf: shareOf ?? "cast" };
}

/** The rules of the vote in sentences, for everybody to read before they vote. */
export function ruleSentences(method: VoteMethod, rule: VotingRule): string[] {
  const { quorum, shareNeeded, shareOf } = rule;
  const base = shareOf === "cast" ? "of the votes cast" : "of the people eligible";
  return [
    VOTE_WORDS[method].decides,
    quorum === null
      ? "There is no quorum: any number of ballots is valid."
      : `Below ${quorum === 1 ? "one ballot" : `${quorum} ballots`} the vote is not valid.`,
    shareNeeded === null
      ? method === "consent"
        ? "It is carried when no objection stands and somebody consents."
        : "The winner needs no share."
      : `The winner needs more than ${shareNeeded}% ${base}; a vote is in favour of an option when it ${VOTE_WORDS[method].favour}.`,
  ];
}

import { invalid, notFound, precondition } from "@/lib/errors";
import type { ObjectionState } from "@/lib/mcda/social-choice/consent";
import type { VotingRule } from "@/lib/mcda/social-choice/validity";
import { withNumbers } from "../../results/rules";
import type { VoteMethod } from "../rules";
import type { VoteResult } from "../tally/rules";

/** The outcome of a closed vote, as it was frozen. Holds ids and commitments of people, never their names or ballots. */
export interface FrozenVote {
  readonly v: 1;
  readonly kind: "vote";
  readonly evaluation: string;
  readonly decision: string;
  readonly number: number;
  readonly method: VoteMethod;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly voters: readonly string[];
  /** Who left after the round was revealed: counted, and out of quorum and share. */
  readonly left: readonly string[];
  readonly rule: VotingRule;
  readonly round: number;
  /** The ballots it follows from, by their commitments in the history. */
  readonly ballots: readonly { readonly round: number; readonly member: string; readonly commitment: string }[];
  readonly objections: readonly { readonly member: string; readonly state: ObjectionState }[];
  readonly isReopened: boolean;
  /** SHA-256 of the canonical text of what was counted. */
  readonly inputHash: string;
  readonly result: VoteResult;
}

/** Reads a frozen vote: decimal strings become numbers again. The text is ours; its hash stands in the history. */
export function parseFrozenVote(text: string): FrozenVote {
  return asFrozenVote(withNumbers(text));
}

/** A frozen vote was written by `closeVote` alone and never changes, so that it has this shape. */
function asFrozenVote(value: unknown): FrozenVote {
  return value as FrozenVote;
}

/** What a vote leads to: an option, or none. */
export interface VoteChoice {
  readonly optionId: string | null;
  readonly reason: string;
}

/** What is chosen when nobody chooses: the option that carries. A tie and a vote that none carries are left to the steward. */
export function carriedOption({ outcome, leaderIds }: VoteResult): string | null {
  return outcome === "carried" ? (leaderIds[0] ?? null) : null;
}

/** Why no option may be chosen, in a sentence: an objection stands. Null when one may. */
export function whyNoneMayBeChosen({ consent }: VoteResult): string | null {
  if (consent === undefined || consent.standing === 0) return null;
  return "An objection stands. Meet it, wait until its author withdraws it, or close without consent.";
}

/** Refuses an option that is not there or that an objection stands against, and a choice without the reason it needs. */
export function assertVoteChoice(result: VoteResult, { optionId, reason }: VoteChoice): void {
  if (optionId !== null && !result.options.some((option) => option.optionId === optionId)) throw notFound("option");
  const obstacle = optionId === null ? null : whyNoneMayBeChosen(result);
  if (obstacle !== null) throw precondition(obstacle);
  if (reason !== "" || (optionId !== null && carriedOption(result) === optionId)) return;
  throw invalid("The vote does not choose this. Say why; the reason stays visible.", { reason: "Give a reason." });
}

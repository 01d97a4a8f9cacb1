import { isSame } from "../../results/equality/rules";
import type { FrozenVote, VoteChoice } from "../closing/rules";
import type { VoteStanding } from "../queries";
import { countVote, type VoteResult } from "../tally/rules";
import { VOTE_FILE_FORMAT, VOTE_FILE_VERSION, voteFileShape, type VoteFile } from "./input";

/** What the file of a vote is written from. */
export interface VoteFileMaterial {
  readonly decision: { readonly number: number; readonly title: string };
  readonly closedAt: Date;
  readonly standing: Pick<VoteStanding, "options" | "voters" | "votes" | "objections">;
  readonly frozen: FrozenVote;
  /** SHA-256 of the frozen text, lower-case hex. */
  readonly resultHash: string;
  readonly choice: VoteChoice;
}

/** Writes a closed vote as a file: everything its count follows from, voters under pseudonyms. */
export function voteFileOf({ decision, closedAt, standing, frozen, resultHash, choice }: VoteFileMaterial): VoteFile {
  const nameOf = pseudonyms(standing.voters.map(({ id }) => id));
  return voteFileShape.parse({
    format: VOTE_FILE_FORMAT,
    version: VOTE_FILE_VERSION,
    decision,
    evaluation: {
      number: frozen.number,
      closedAt: closedAt.toISOString(),
      method: frozen.method,
      methodVersion: frozen.result.version,
      isReopened: frozen.isReopened,
      chosen: { option: choice.optionId, reason: choice.reason },
    },
    options: standing.options.map(({ id, name, summary }) => ({ id, name, summary })),
    rule: frozen.rule,
    voters: standing.voters.map(({ id, hasLeft }) => ({ id: nameOf(id), ...(hasLeft && { hasLeft }) })),
    round: frozen.round,
    ballots: standing.votes.map(({ member, vote }) => ({ voter: nameOf(member), vote })),
    objections: standing.objections.map(({ member, state, resolution }) => ({
      voter: nameOf(member),
      ...{ state, resolution },
    })),
    inputHash: frozen.inputHash,
    resultHash,
    result: frozen.result,
  });
}

/** A pseudonym for every voter, in the order of the members' ids. */
function pseudonyms(voterIds: readonly string[]): (id: string) => string {
  const digits = String(voterIds.length).length;
  const names = new Map([...voterIds].sort().map((id, at) => [id, `voter-${String(at + 1).padStart(digits, "0")}`]));
  return (id) => names.get(id) ?? "voter";
}

/** What the file of a vote says about itself once it was counted again. */
export interface RecomputedVote {
  readonly result: VoteResult;
  /** Do outcome and places follow, option by option? */
  readonly isSameRanking: boolean;
  /** Does everything else follow, numbers within 1e-9 (rule 34)? */
  readonly isSameResult: boolean;
}

/** Counts the vote of a file from its ballots, objections and rule alone, and compares it with the result that it carries. */
export function recomputeVoteFile(file: VoteFile): RecomputedVote {
  const result = countVote({
    method: file.evaluation.method,
    options: file.options.map(({ id }) => id),
    voters: file.voters.map(({ id, hasLeft }) => ({ id, hasLeft: hasLeft === true })),
    rule: file.rule,
    votes: file.ballots.map(({ voter, vote }) => ({ member: voter, vote })),
    objections: file.objections.map(({ voter, state }) => ({ member: voter, state })),
  });
  const places = ({ outcome, leaderIds, options }: Pick<VoteFile["result"], "outcome" | "leaderIds" | "options">) =>
    JSON.stringify([outcome, leaderIds, options.map(({ optionId, rank }) => [optionId, rank])]);
  const own = voteFileShape.shape.result.parse(result);
  return {
    result,
    isSameRanking: places(own) === places(file.result),
    isSameResult: isSame(result, file.result),
  };
}

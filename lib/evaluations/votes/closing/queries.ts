import type { Tx } from "@/db/client";
import type { Scope } from "@/db/scope";
import { hashOf } from "@/lib/history/hash";
import { canonicalText } from "@/lib/mcda/hash/canonical";
import { readMemberNames } from "../../queries";
import { readResultText } from "../../results/frozen/queries";
import { doCommitmentsHold } from "../../results/queries";
import { isSame } from "../../results/equality/rules";
import { readVoteStanding, voteToCount } from "../queries";
import { countVote } from "../tally/rules";
import type { VoteMaterial } from "./record/rules";
import { parseFrozenVote, type FrozenVote } from "./rules";

/** Counts the vote from submitted ballots and writes it as canonical JSON: what closing stores and recomputing compares. */
export async function freezeVote(
  tx: Tx,
  scope: Scope,
  evaluationId: string,
): Promise<{ readonly frozen: FrozenVote; readonly text: string }> {
  const standing = await readVoteStanding(tx, scope, evaluationId);
  const { evaluation, options, voters, votes, objections } = standing;
  const counted = voteToCount(standing);
  const frozen: FrozenVote = {
    v: 1,
    kind: "vote",
    evaluation: evaluation.id,
    decision: evaluation.decisionId,
    number: evaluation.number,
    method: standing.method,
    options: options.map(({ id, name }) => ({ id, name })),
    voters: voters.map(({ id }) => id),
    left: voters.flatMap(({ id, hasLeft }) => (hasLeft ? [id] : [])),
    rule: counted.rule,
    round: standing.round,
    ballots: votes.map(({ round, member, commitment }) => ({ round, member, commitment })),
    objections: objections.map(({ member, state }) => ({ member, state })),
    isReopened: evaluation.isReopened,
    inputHash: hashOf(canonicalText(counted)).toString("hex"),
    result: countVote(counted),
  };
  const text = canonicalText(frozen);
  // What callers read now is what readers will read later, rounded to the same twelve places.
  return { frozen: parseFrozenVote(text), text };
}

/** The frozen result of a closed vote, or NOT_FOUND. */
export async function readFrozenVote(tx: Tx, scope: Scope, evaluationId: string): Promise<FrozenVote> {
  return parseFrozenVote((await readResultText(tx, scope, evaluationId)).text);
}

/**
 * The result as it follows from the ballots now, and whether it is the frozen one, its numbers at 1e-9 (rule 34), with each
 * ballot opening the commitment that the history holds. For verification.
 */
export async function recomputeVote(
  tx: Tx,
  scope: Scope,
  evaluationId: string,
): Promise<{ readonly isEqual: boolean; readonly text: string; readonly hash: string }> {
  const frozen = await readResultText(tx, scope, evaluationId);
  const { text, frozen: now } = await freezeVote(tx, scope, evaluationId);
  const isAsFrozen = hashOf(frozen.text).toString("hex") === frozen.hash && isSame(parseFrozenVote(frozen.text), now);
  const isEqual = isAsFrozen && (await doCommitmentsHold(tx, scope, evaluationId));
  return { isEqual, text, hash: hashOf(text).toString("hex") };
}

/** Everything the drafted record says of a closed vote, except what was chosen. */
export async function readVoteMaterial(
  tx: Tx,
  scope: Scope,
  evaluationId: string,
): Promise<Omit<VoteMaterial, "choice">> {
  const frozen = await readFrozenVote(tx, scope, evaluationId);
  const { options, votes, objections } = await readVoteStanding(tx, scope, evaluationId);
  const names = await readMemberNames(tx, scope, frozen.voters);
  return {
    frozen,
    summaries: Object.fromEntries(options.map(({ id, summary }) => [id, summary])),
    reasons: votes.flatMap(({ member, vote }) =>
      vote.reason === "" || vote.kind === "consent" ? [] : [{ name: names.get(member) ?? "", reason: vote.reason }],
    ),
    objections: objections.map(({ member, ...rest }) => ({ name: names.get(member) ?? "", ...rest })),
  };
}

import { assertEachOnce, winnersOf, type ScoredVote } from "./ballots";

/**
 * Approval voting (Brams & Fishburn 1978): how many voters marked each option, for short-listing many options fast. One list of marked
 * ids per ballot, in `voterWeights` (default 1 each) if voters count differently. Nobody's mark leaves all tied at 0. RangeError for an
 * unknown or repeated id.
 */
export function approval(
  options: readonly string[],
  ballots: readonly (readonly string[])[],
  voterWeights: readonly number[] = ballots.map(() => 1),
): ScoredVote {
  assertEachOnce(options);
  if (ballots.length !== voterWeights.length) throw new RangeError("One weight per ballot.");
  const scores = new Map(options.map((option) => [option, 0]));
  for (const [index, marked] of ballots.entries()) {
    assertEachOnce(marked, options);
    for (const option of marked) scores.set(option, (scores.get(option) ?? 0) + (voterWeights[index] ?? 0));
  }
  const listed = [...scores].map(([optionId, score]) => ({ optionId, score }));
  return { scores: listed, winners: winnersOf(listed) };
}

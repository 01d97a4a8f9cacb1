import { invalid } from "@/lib/errors";
import { currentVoters, type Standing } from "../matrix/rules";

/** Refuses to begin with fewer people than make the vote valid. */
export function assertQuorumReachable(quorum: number | null, participants: number): void {
  if (quorum === null || participants >= quorum) return;
  throw invalid(`The quorum is ${ballots(quorum)}, and ${participants} ${participants === 1 ? "is" : "are"} named.`, {
    participants: "Name more people, or lower the quorum first.",
  });
}

/** Refuses a quorum that could never be met: more ballots than people who could take part. */
export function assertQuorumPossible(quorum: number | null, people: number): void {
  if (quorum === null || people >= quorum) return;
  const count = people === 1 ? "One person" : `${people} people`;
  const message = `${count} could take part here, so ${ballots(quorum)} never come in. Ask for fewer, or invite more people to the organization first.`;
  throw invalid(message, { "settings.quorum": message });
}

/** Why an evaluation is not valid yet: fewer of its current participants have scored than its quorum asks for. */
export function quorumGapOf(standing: Standing, quorum: number | null): string | null {
  const current = new Set(currentVoters(standing));
  const scored = standing.ballots.filter(({ kind, memberId }) => kind === "scoring" && current.has(memberId));
  return whyNoQuorum(quorum, new Set(scored.map(({ memberId }) => memberId)).size, current.size);
}

/** Why a vote with so many ballots of its current participants is not valid, and what can be done; null when it is. */
export function whyNoQuorum(quorum: number | null, submitted: number, participants: number): string | null {
  if (quorum === null || submitted >= quorum) return null;
  const missing = `Of the ${ballots(quorum)} that make this vote valid ${submitted === 0 ? "none has" : submitted === 1 ? "one has" : `${submitted} have`} been submitted.`;
  const way =
    participants >= quorum
      ? "Open another round, with time for those who have not scored"
      : "Reopen the evaluation and name more people";
  return `${missing} ${way}. The quorum can no longer be lowered.`;
}

/** "6 of 5 needed": the ballots there are, beside those that make the vote valid. Null without a quorum. */
export function quorumWords(quorum: number | null, submitted: number): string | null {
  return quorum === null ? null : `${submitted} of ${quorum} needed`;
}

const ballots = (count: number) => `${count} ${count === 1 ? "ballot" : "ballots"}`;

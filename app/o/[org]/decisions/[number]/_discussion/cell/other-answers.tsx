import { listed } from "@/app/_ui/text/format";
import type { Discussion } from "@/lib/evaluations/discussion/queries";

interface Props {
  readonly discussion: Discussion;
  readonly cell: Discussion["cells"][number];
}

/** Who gave no score, in words: abstained, not applicable, and unanswered are three things. */
export function OtherAnswers({ discussion: { people }, cell }: Props) {
  const nameOf = (memberId: string) => people.find((person) => person.memberId === memberId)?.name ?? "";
  const those = (answer: string) =>
    cell.votes.filter((vote) => vote.answer === answer).map((vote) => nameOf(vote.memberId));
  const missing = people.filter(({ memberId }) => !cell.votes.some((vote) => vote.memberId === memberId));
  const parts = [
    { word: "Abstained", names: those("abstain") },
    { word: "Not applicable", names: those("not-applicable") },
    { word: "No answer", names: missing.map(({ name }) => name) },
  ].filter(({ names }) => names.length > 0);
  if (parts.length === 0) return null;
  return (
    <p className="px-1.5 pt-2 text-xs text-ink-3">
      {parts.map(({ word, names }) => `${word}: ${listed(names)}`).join(". ")}.
    </p>
  );
}

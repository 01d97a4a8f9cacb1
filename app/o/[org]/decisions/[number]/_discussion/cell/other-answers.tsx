import { listed } from "@/app/_ui/text/format";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { countConfidence } from "@/lib/mcda/confidence/reliance";
import { confidenceWords } from "../../_result/guesses/guess-words";

interface Props {
  readonly discussion: Discussion;
  readonly cell: Discussion["cells"][number];
}

/** So many are called by name; more are a number. */
const MOST_NAMES = 8;

/** Who gave no score, in words, and how sure those were who did: abstained, not applicable, and unanswered are three things. */
export function OtherAnswers({ discussion: { people }, cell }: Props) {
  const nameOf = new Map(people.map(({ memberId, name }) => [memberId, name]));
  const answered = new Set(cell.votes.map(({ memberId }) => memberId));
  const those = (answer: string) =>
    cell.votes.filter((vote) => vote.answer === answer).map((vote) => nameOf.get(vote.memberId) ?? "");
  const missing = people.filter(({ memberId }) => !answered.has(memberId));
  const parts = [
    { word: "Abstained", names: those("abstain") },
    { word: "Not applicable", names: those("not-applicable") },
    { word: "No answer", names: missing.map(({ name }) => name) },
  ].filter(({ names }) => names.length > 0);
  const scored = cell.votes.filter(({ answer }) => typeof answer === "number");
  const sure = confidenceWords(countConfidence(scored.map(({ confidence }) => confidence)));
  if (parts.length === 0 && sure === "") return null;
  const who = (names: readonly string[]) => (names.length > MOST_NAMES ? `${names.length} people` : listed(names));
  return (
    <p className="px-1.5 pt-2 text-xs text-ink-3">
      {[
        ...parts.map(({ word, names }) => `${word}: ${who(names)}.`),
        ...(sure === "" ? [] : [`How sure people were: ${sure}.`]),
      ].join(" ")}
    </p>
  );
}

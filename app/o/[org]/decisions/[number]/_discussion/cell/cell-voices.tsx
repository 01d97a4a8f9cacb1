import type { Discussion } from "@/lib/evaluations/discussion/queries";
import type { Voice } from "@/lib/evaluations/discussion/voices/rules";
import type { Voter } from "@/lib/evaluations/names/queries";
import { cellKey } from "@/lib/evaluations/rules";

interface Props {
  readonly discussion: Discussion;
  readonly cell: Discussion["cells"][number];
}

type ShownVoice = Voice<Voter>;

/** Less does not show in a mean of one decimal. */
const LEAST_MOVE = 0.05;

/** Whose score moves the mean of a contested cell most, and who stands alone: their reason is invited. */
export function CellVoices({ discussion, cell }: Props) {
  const voices = discussion.voices.get(cellKey(cell.criterionId, cell.optionId)) ?? [];
  const shown = voices.filter((voice) => voice.isAlone || Math.abs(voice.meanWithout - (cell.mean ?? 0)) >= LEAST_MOVE);
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Scores that stand out" className="grid gap-1 px-1.5 pt-2 text-xs text-ink-3">
      {shown.map((voice, at) => (
        <li key={at}>
          <span className="text-ink-2">{sentenceOf(voice)}</span> {invitation(voice, discussion.phase === "discussion")}
        </li>
      ))}
    </ul>
  );
}

function sentenceOf({ person, score, meanWithout, isAlone }: ShownVoice): string {
  const mean = meanWithout.toFixed(1);
  if (!isAlone) return `${whose(person)} ${score} moves the mean most: without it, it is ${mean}.`;
  if (person === null)
    return `One score stands alone: without the ${score} the mean is ${mean} and nothing is contested here.`;
  return `${person.isYou ? "You stand" : `${person.name} stands`} alone: without ${person.isYou ? "your" : "the"} ${score} the mean is ${mean} and nothing is contested here.`;
}

function whose(person: ShownVoice["person"]): string {
  if (person === null) return "One";
  return person.isYou ? "Your" : `${person.name}’s`;
}

/** A comment is signed, so under hidden names nobody is invited to one. */
function invitation({ person, hasReason, isAlone }: ShownVoice, isOpen: boolean): string {
  if (hasReason) return isAlone ? "Hear the reason before anybody moves: one may know what the others do not." : "";
  if (!isOpen) return "No reason was given.";
  if (person === null) return "No reason was given with it; another round is the place for one, without a name.";
  return person.isYou ? "Say why, below." : `No reason was given: ask ${person.name} for it.`;
}

import type { ResultView } from "@/lib/evaluations/results/queries";
import { ENOUGH_CELLS } from "@/lib/evaluations/results/rules";
import { ENOUGH_WEIGHTINGS } from "./sure-rows";

/** The thresholds behind the words, as the result was run with them. */
export function HowDecided({ result }: { result: ResultView }) {
  const { parameters, version } = result.frozen.result;
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  const doubt =
    version === 1
      ? ""
      : `, or its leader is first in less than ${percent(parameters.closeShareBelow)} of ${parameters.resamples.toLocaleString("en")} resampled groups`;
  const words = [
    ["Clear", "neither makes it close. With one voter nothing is called clear."],
    [
      "Close call",
      `a weight change under ${parameters.closeBelow} points flips the winner${doubt}. The steward then chooses, with a reason.`,
    ],
    ["Tie", "the first two differ by nothing a number can show (1e-9). The steward then chooses, with a reason."],
    ["No option may win", "each misses a minimum that was set before scoring."],
    [
      "Look at this",
      `another option leads there, or the leader is first in less than ${percent(ENOUGH_WEIGHTINGS.all)} of all weightings, less than ${percent(ENOUGH_WEIGHTINGS.near)} of those near the group’s (in its order, around it, or a member’s), or less than ${percent(ENOUGH_CELLS)} of cells are agreed on or answered. These limits are conventions: they point at a row and change no result.`,
    ],
  ] as const;
  return (
    <details className="border-t border-line">
      <summary className="flex min-h-11 items-center px-4 text-xs font-medium text-ink-3 hover:text-ink sm:min-h-9">
        How this is decided
      </summary>
      <dl className="grid gap-1.5 px-4 pb-3 text-xs leading-[17px]">
        {words.map(([word, rule]) => (
          <div key={word}>
            <dt className="inline font-medium text-ink">{word}: </dt>
            <dd className="inline">{rule}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

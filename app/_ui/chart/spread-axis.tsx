import { classNames } from "../class-names";
import { Person } from "../people/person";
import { namedScores } from "./heat-cell-label";

export interface AxisVote {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly isOwn?: boolean;
  /** Where this person stood in the round before, when the score has moved: shown as an outline. */
  readonly before?: number;
}

interface Props {
  /** Person by person; nobody's above twelve, where they are counted. */
  readonly votes: readonly AxisVote[];
  /** How many gave each score, 1 to 5. */
  readonly counts: readonly number[];
  /** The reader's own score; null where they gave none. */
  readonly own: number | null;
  /** What the lowest and the highest score mean. */
  readonly low: string;
  readonly high: string;
  /** The chart's finding in one sentence, for those who do not see it. */
  readonly sentence: string;
}

/** Who stands where from 1 to 5: people as discs stacked over the scale, yours ringed, the place they left hollow. */
export function SpreadAxis({ votes, counts, own, low, high, sentence }: Props) {
  const isCrowd = namedScores(counts) === null;
  return (
    <figure>
      <div role="img" aria-label={sentence} className="mt-2.5 grid grid-cols-5">
        {[1, 2, 3, 4, 5].map((score) => (
          <div key={score} className="flex flex-col">
            <div className="flex min-h-[88px] flex-1 flex-col-reverse items-center gap-[3px] pb-1.5">
              {isCrowd && <CrowdBar counts={counts} score={score} isOwn={own === score} />}
              {!isCrowd &&
                ordered(votes, score).map(({ id, name, isOwn, isBefore }) => (
                  <Person
                    key={isBefore ? `${id}-before` : id}
                    id={id}
                    name={name}
                    isGhost={isBefore}
                    className={classNames(
                      "size-[26px] text-[10px]",
                      isBefore && "ring-axis",
                      isOwn && !isBefore && "shadow-[0_0_0_2px_var(--color-surface),0_0_0_3.5px_var(--color-accent)]",
                    )}
                  />
                ))}
            </div>
            <span className="border-t border-axis pt-1 text-center text-xs font-medium text-ink num">{score}</span>
          </div>
        ))}
      </div>
      <figcaption className="flex justify-between gap-10 px-1.5 pt-1 text-xs text-ink-3">
        <span>{low}</span>
        <span className="text-right">{high}</span>
      </figcaption>
    </figure>
  );
}

/** The tallest bar, in pixels. */
const BAR = 68;

interface CrowdBarProps extends Pick<Props, "counts"> {
  readonly score: number;
  readonly isOwn: boolean;
}

/** With more people the discs would leave the pane: a bar per score says the same. */
function CrowdBar({ counts, score, isOwn }: CrowdBarProps) {
  const count = counts[score - 1] ?? 0;
  return (
    <>
      <span className="w-8 rounded-t-cell bg-ink-3" style={{ height: (BAR * count) / Math.max(1, ...counts) }} />
      <span className={classNames("text-xs num", isOwn ? "font-semibold text-accent-ink" : "text-ink-3")}>
        {isOwn ? `you, ${count}` : count}
      </span>
    </>
  );
}

function ordered(votes: readonly AxisVote[], score: number) {
  const here = votes.filter((vote) => vote.score === score).map((vote) => ({ ...vote, isBefore: false }));
  const left = votes
    .filter((vote) => vote.before === score && vote.before !== vote.score)
    .map((vote) => ({ ...vote, isBefore: true }));
  return [...here.sort((a, b) => Number(b.isOwn ?? false) - Number(a.isOwn ?? false)), ...left];
}

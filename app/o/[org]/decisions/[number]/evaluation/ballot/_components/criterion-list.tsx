import { Check, Circle, CircleDot, Lock } from "@/app/_ui/icons";
import { Meter } from "@/app/_ui/state/meter";
import type { BallotCriterion, MyBallot } from "@/lib/evaluations/ballots/queries";
import type { ScoresContent } from "@/lib/evaluations/ballots/input";
import { scoredOf } from "@/lib/evaluations/measures/rules";
import { byTheme } from "@/lib/evaluations/matrix/rules";

/** Names the last step, the favourites, in the address and in the list. */
export const OVERALL = "overall";

const ITEM =
  "flex h-7 w-full items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-sm aria-[current]:ring-1 aria-[current]:ring-line-2";

interface Props {
  readonly ballot: MyBallot;
  readonly answers: ScoresContent["answers"];
  /** A criterion's id, or `OVERALL`. */
  readonly currentId: string;
  /** How many options stand in the favourites; null where they are not asked. */
  readonly favourites: number | null;
  readonly onOpen: (criterionId: string) => void;
}

/** The criteria by theme, with a tick for what is done and one's own scores beside. */
export function CriterionList({ ballot, answers, currentId, favourites, onOpen }: Props) {
  const scored = scoredOf(ballot.criteria);
  const done = scored.filter((criterion) => isDone(criterion, answers)).length;
  return (
    <nav
      aria-label="Criteria"
      className="border-line bg-sunken px-2.5 py-3.5 max-md:border-b md:min-h-0 md:overflow-auto md:border-r"
    >
      <div className="flex items-baseline justify-between px-2">
        <h2 className="text-sm font-semibold">
          {done} of {scored.length} scored
        </h2>
        <Meter share={done / scored.length} isMine />
      </div>
      <div className="max-md:hidden">
        {byTheme(ballot.criteria).map(({ theme, criteria }) => (
          <section key={theme} className="mt-3.5">
            <h3 className="px-2 text-xs font-medium text-ink-3">{theme}</h3>
            <ul>
              {criteria.map((criterion) => (
                <li key={criterion.id}>
                  <button
                    type="button"
                    onClick={() => onOpen(criterion.id)}
                    aria-current={criterion.id === currentId ? "step" : undefined}
                    className={ITEM}
                  >
                    <Progress
                      isMeasured={criterion.measure !== null}
                      isDone={isDone(criterion, answers)}
                      isCurrent={criterion.id === currentId}
                    />
                    <span className="clip flex-1">{criterion.shortName}</span>
                    <span className="text-xs tracking-[0.2em] text-ink-3 num" aria-hidden="true">
                      {criterion.optionIds.map((optionId) => short(answers[criterion.id]?.[optionId])).join("")}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {favourites !== null && (
          <section className="mt-3.5">
            <h3 className="px-2 text-xs font-medium text-ink-3">Last</h3>
            <button
              type="button"
              onClick={() => onOpen(OVERALL)}
              aria-current={currentId === OVERALL ? "step" : undefined}
              className={ITEM}
            >
              <Progress isMeasured={false} isDone={favourites > 0} isCurrent={currentId === OVERALL} />
              <span className="clip flex-1">Overall</span>
            </button>
          </section>
        )}
      </div>
    </nav>
  );
}

/** Is every cell of the criterion answered? */
function isDone(criterion: BallotCriterion, answers: ScoresContent["answers"]): boolean {
  return criterion.optionIds.every((optionId) => answers[criterion.id]?.[optionId] !== undefined);
}

function short(answer: ScoresContent["answers"][string][string] | undefined): string {
  if (answer === undefined) return "·";
  return typeof answer === "number" ? String(answer) : "–";
}

interface ProgressProps {
  readonly isMeasured: boolean;
  readonly isDone: boolean;
  readonly isCurrent: boolean;
}

function Progress({ isMeasured, isDone: done, isCurrent }: ProgressProps) {
  const className = "size-3.5";
  if (isMeasured) return <Lock aria-label="measured" className={`${className} text-ink-3`} strokeWidth={1.5} />;
  if (done) return <Check aria-label="scored" className={className} strokeWidth={1.75} />;
  if (isCurrent) return <CircleDot aria-label="open" className={`${className} text-accent-ink`} strokeWidth={1.75} />;
  return <Circle aria-label="open" className={`${className} text-ink-3`} strokeWidth={1.5} />;
}

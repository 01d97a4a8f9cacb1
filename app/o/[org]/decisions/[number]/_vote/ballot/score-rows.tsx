import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { Button } from "@/app/_ui/form/button";
import { OptionText } from "./option-text";

interface Props {
  readonly options: readonly MatrixOption[];
  readonly scores: Readonly<Record<string, number>>;
  readonly isLocked: boolean;
  readonly onChange: (scores: Record<string, number>) => void;
}

const ENDS: Readonly<Record<number, string>> = { 1: "would not do", 5: "could not be better" };

/** Every option with five keys. Arrow keys move within a row, as the platform has them. */
export function ScoreRows({ options, scores, isLocked, onChange }: Props) {
  const without = (id: string) => Object.fromEntries(Object.entries(scores).filter(([one]) => one !== id));
  return (
    <>
      <p className="flex justify-end gap-6 pb-1.5 text-2xs text-ink-3">
        <span>1 {ENDS[1]}</span>
        <span>5 {ENDS[5]}</span>
      </p>
      <ul className="border-t border-line">
        {options.map((option) => (
          <li key={option.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-2.5">
            <OptionText option={option} />
            <fieldset className="flex items-center gap-1.5 max-sm:w-full">
              <legend className="sr-only">{option.name}</legend>
              {[1, 2, 3, 4, 5].map((score) => (
                <label
                  key={score}
                  className="grid h-11 flex-1 place-items-center rounded-control border border-control num hover:bg-hover has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent sm:h-9 sm:w-11 sm:flex-none"
                >
                  <input
                    type="radio"
                    name={option.id}
                    value={score}
                    checked={scores[option.id] === score}
                    disabled={isLocked}
                    onChange={() => onChange({ ...scores, [option.id]: score })}
                    className="sr-only"
                    aria-label={`${score}${ENDS[score] === undefined ? "" : `, ${ENDS[score]}`}`}
                  />
                  <span aria-hidden="true">{score}</span>
                </label>
              ))}
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Leave ${option.name} without a score`}
                refusal={
                  isLocked ? "The deadline has passed." : scores[option.id] === undefined ? "It has no score." : null
                }
                onClick={() => onChange(without(option.id))}
              >
                Clear
              </Button>
            </fieldset>
          </li>
        ))}
      </ul>
    </>
  );
}

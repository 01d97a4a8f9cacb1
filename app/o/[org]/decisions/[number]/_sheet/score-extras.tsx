"use client";

import { CONFIDENCES } from "@/db/enums";
import { classNames } from "@/app/_ui/class-names";
import { fieldStyle } from "@/app/_ui/form/field-style";
import type { Confidence } from "@/lib/evaluations/matrix/rules";

interface Props {
  readonly optionName: string;
  /** Undefined where it is not asked for. */
  readonly confidence: Confidence | null | undefined;
  /** What the score was before, as "2 in round 1"; null where it has not changed. */
  readonly changedFrom: string | null;
  readonly change: string;
  readonly isLocked: boolean;
  readonly className: string;
  readonly onConfidence: (confidence: Confidence | undefined) => void;
  readonly onChange: (change: string) => void;
}

/** What goes with a score: what changed it since an earlier round, and how sure one is. */
export function ScoreExtras(props: Props) {
  const { optionName, confidence, changedFrom, change, isLocked, className } = props;
  return (
    <>
      {changedFrom !== null && (
        <label className={classNames("sm:col-[2/7]", className)}>
          <span className="mb-1 block text-xs text-ink-2">
            You gave {changedFrom}. What changed your mind<span className="sr-only"> about {optionName}</span>?
          </span>
          <textarea
            rows={1}
            maxLength={2000}
            value={change}
            readOnly={isLocked}
            onChange={(event) => props.onChange(event.target.value)}
            placeholder="An argument, a fact, a misread anchor. Others will read it after the reveal"
            className={classNames(fieldStyle, "field-sizing-content resize-none")}
          />
        </label>
      )}
      {confidence !== undefined && (
        <fieldset disabled={isLocked} className={classNames("flex items-center gap-1 sm:col-[2/7]", className)}>
          <legend className="float-left mr-2 text-xs text-ink-3">
            How sure are you<span className="sr-only"> of the score for {optionName}</span>?
          </legend>
          {CONFIDENCES.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={confidence === level}
              onClick={() => props.onConfidence(confidence === level ? undefined : level)}
              className="h-9 rounded-control px-2.5 text-xs text-ink-2 hover:bg-hover aria-pressed:bg-ink aria-pressed:text-surface sm:h-7"
            >
              {level}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}

"use client";

import { Check } from "@/app/_ui/icons";
import type { ComponentProps, MouseEvent } from "react";
import { classNames } from "@/app/_ui/class-names";
import { fieldStyle } from "@/app/_ui/form/field-style";
import type { BallotAnswer } from "@/lib/evaluations/ballots/input";
import type { BallotCriterion } from "@/lib/evaluations/ballots/queries";
import { asksForReason } from "@/lib/evaluations/ballots/rules";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { anchorOf } from "./anchor-words";
import { FoldedOption } from "./folded-option";
import { ScoreExtras } from "./score-extras";

const SCORES = [1, 2, 3, 4, 5] as const;

interface Props {
  readonly criterion: BallotCriterion;
  readonly option: MatrixOption;
  readonly answer: BallotAnswer | undefined;
  readonly reason: string;
  readonly earlier: string | null;
  readonly isActive: boolean;
  readonly isLocked: boolean;
  readonly onActivate: () => void;
  readonly onAnswer: (answer: BallotAnswer | undefined) => void;
  readonly onReason: (reason: string) => void;
  /** Must this score come with a reason? */
  readonly needsReason: boolean;
  readonly extras: Pick<
    ComponentProps<typeof ScoreExtras>,
    "confidence" | "changedFrom" | "change" | "onConfidence" | "onChange"
  >;
}

/**
 * One option under one criterion: five keys under their written anchors, abstain, not applicable, and a reason. On a
 * phone only the active one is unfolded.
 */
export function OptionRow({
  criterion,
  option,
  answer,
  reason,
  earlier,
  isActive,
  isLocked,
  onActivate,
  onAnswer,
  onReason,
  needsReason,
  extras,
}: Props) {
  const asks = asksForReason(answer);
  const isOpen = isActive || reason !== "" || asks || needsReason;
  const folded = isActive ? "" : "max-sm:hidden";
  return (
    <div
      role="group"
      aria-label={option.name}
      data-option={option.id}
      data-active={isActive || undefined}
      onFocus={onActivate}
      onMouseDown={keepStill}
      onClickCapture={focusPressed}
      className={classNames(
        "grid scroll-mt-16 scroll-mb-36 gap-x-1.5 gap-y-2 border-t border-line py-3 sm:grid-cols-[132px_repeat(5,minmax(0,1fr))_76px] sm:items-center",
        isActive && "-mx-3.5 rounded-card border border-accent-line bg-accent-soft px-3.5 sm:-my-px",
      )}
    >
      <FoldedOption
        criterion={criterion}
        optionId={option.id}
        name={option.name}
        answer={answer}
        hasReason={reason !== ""}
        isActive={isActive}
        onActivate={onActivate}
      />
      <div className={folded}>
        <h2 className="text-md/[22px] font-semibold tracking-tight max-sm:hidden">{option.name}</h2>
        {option.summary && <p className="text-xs text-ink-3 max-sm:-mt-2 sm:pr-2">{option.summary}</p>}
        {earlier && <p className="text-xs text-ink-3">{earlier}</p>}
      </div>
      {SCORES.map((score) => (
        <button
          key={score}
          type="button"
          aria-pressed={answer === score}
          aria-label={`${option.name}: ${score}, ${anchorOf(criterion.anchors, score)}`}
          aria-disabled={isLocked || undefined}
          onClick={({ detail }) => {
            // Pressed again it is taken back; the second press of a double click is none.
            if (!isLocked && (answer !== score || detail < 2)) onAnswer(answer === score ? undefined : score);
          }}
          className={classNames(
            "flex min-h-[46px] items-center gap-2.5 rounded-control border border-line-2 bg-surface px-3 text-left font-medium text-ink sm:min-h-10 sm:justify-center sm:text-base",
            "aria-pressed:border-transparent aria-pressed:bg-accent aria-pressed:text-on-accent",
            folded,
          )}
        >
          {answer === score && <Check className="size-3.5" strokeWidth={2} />}
          <span className="num">{score}</span>
          <span className="py-1.5 text-sm font-normal sm:hidden">{anchorOf(criterion.anchors, score)}</span>
        </button>
      ))}
      <div className={classNames("flex gap-1.5 sm:justify-end sm:gap-1", folded)}>
        <Other
          label="Abstain"
          short="A"
          isPressed={answer === "abstain"}
          onPress={(on) => onAnswer(on ? "abstain" : undefined)}
          isLocked={isLocked}
        />
        <Other
          label="Not applicable"
          short="n/a"
          isPressed={answer === "not-applicable"}
          onPress={(on) => onAnswer(on ? "not-applicable" : undefined)}
          isLocked={isLocked}
        />
      </div>
      {isOpen && (
        <label className={classNames("sm:col-[2/7]", folded)}>
          <span className="sr-only">Why this score for {option.name}?</span>
          <textarea
            data-reason={option.id}
            rows={1}
            maxLength={2000}
            value={reason}
            readOnly={isLocked}
            onChange={(event) => onReason(event.target.value)}
            required={needsReason}
            placeholder={
              needsReason
                ? "Why this score? It needs a reason; others will read it after the reveal"
                : asks
                  ? "Why this score? Others will read it after the reveal"
                  : "Why this score? Asked for at 1 and 5, welcome in between"
            }
            className={classNames(fieldStyle, "field-sizing-content resize-none")}
          />
        </label>
      )}
      {isOpen && (
        <ScoreExtras
          optionName={option.name}
          isLocked={isLocked}
          className={folded}
          {...extras}
          confidence={typeof answer === "number" ? extras.confidence : undefined}
        />
      )}
    </div>
  );
}

/** A pressed key must not move away before it is let go: the focus, which opens its row, comes with the click. */
function keepStill(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest("button")) event.preventDefault();
}

/** Before the key's own click: that one may move the focus on. */
function focusPressed({ target }: MouseEvent): void {
  if (target instanceof Element) target.closest("button")?.focus();
}

interface OtherProps {
  readonly label: string;
  readonly short: string;
  readonly isPressed: boolean;
  readonly isLocked: boolean;
  readonly onPress: (isOn: boolean) => void;
}

function Other({ label, short, isPressed, isLocked, onPress }: OtherProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-label={label}
      title={label}
      aria-disabled={isLocked || undefined}
      onClick={() => (isLocked ? undefined : onPress(!isPressed))}
      className="grid h-11 min-w-9 place-items-center rounded-control px-1.5 text-xs text-ink-3 hover:bg-hover hover:text-ink aria-pressed:bg-ink aria-pressed:text-surface max-sm:flex-1 max-sm:border max-sm:border-line-2 max-sm:bg-surface max-sm:text-sm max-sm:text-ink-2 sm:h-7 sm:min-w-8"
    >
      <span className="sm:hidden">{label}</span>
      <span className="max-sm:hidden">{short}</span>
    </button>
  );
}

import { Check } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

export interface PhaseStep {
  readonly word: string;
  readonly state: "done" | "now" | "ahead";
  readonly note?: ReactNode;
}

/** The way through an evaluation: what is done, where it stands, what is ahead. Hidden on a phone. */
export function Phases({ steps, label }: { steps: readonly PhaseStep[]; label: string }) {
  return (
    <ol aria-label={label} className="hidden items-center gap-2 text-xs font-medium text-ink-3 sm:flex">
      {steps.map(({ word, state, note }, index) => (
        <li
          key={word}
          aria-current={state === "now" ? "step" : undefined}
          className={classNames("flex items-center gap-1.5 whitespace-nowrap", state === "now" && "text-ink")}
        >
          {index > 0 && <span aria-hidden="true" className="mr-0.5 h-px w-4 bg-line-2" />}
          <PhaseMark state={state} />
          {word}
          <span className="sr-only">{state === "done" ? ", done" : state === "ahead" ? ", ahead" : ""}</span>
          {note && <span className="font-regular text-ink-3">{note}</span>}
        </li>
      ))}
    </ol>
  );
}

function PhaseMark({ state }: { state: PhaseStep["state"] }) {
  if (state === "done") return <Check className="size-3.5 text-ink" strokeWidth={1.75} />;
  return (
    <span
      aria-hidden="true"
      className={classNames("size-2 rounded-full", state === "now" ? "bg-current" : "border-[1.5px] border-ink-4")}
    />
  );
}

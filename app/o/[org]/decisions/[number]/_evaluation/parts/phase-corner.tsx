import type { ReactNode } from "react";
import { Phases } from "@/app/_ui/state/phases";
import type { EvaluationPhase } from "@/db/enums";
import { stepsOf } from "./steps";

/** Where the evaluation stands, at the right end of the row of tabs: the panel is what it is placed in. */
export function PhaseCorner({ phase, note }: { phase: EvaluationPhase; note?: ReactNode }) {
  return (
    <div className="absolute top-(--size-bar) right-5 hidden h-10 items-center lg:flex">
      <Phases
        label="Phase of the evaluation"
        steps={stepsOf(phase).map((step) => (step.state === "now" ? { ...step, note } : step))}
      />
    </div>
  );
}

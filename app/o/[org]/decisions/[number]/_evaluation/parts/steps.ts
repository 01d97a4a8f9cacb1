import type { PhaseStep } from "@/app/_ui/state/phases";
import type { EvaluationPhase } from "@/db/enums";

const STEPS = [
  ["weighting", "Weighting"],
  ["scoring", "Scoring"],
  ["discussion", "Discussion"],
  ["closed", "Closed"],
] as const;

/** Where an evaluation stands on its way. */
export function stepsOf(phase: EvaluationPhase): PhaseStep[] {
  const at = STEPS.findIndex(([name]) => name === phase);
  return STEPS.map(([, word], index) => ({ word, state: index < at ? "done" : index === at ? "now" : "ahead" }));
}

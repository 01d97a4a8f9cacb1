import type { PhaseStep } from "@/app/_ui/state/phases";
import type { EvaluationMethod, EvaluationPhase } from "@/db/enums";

const STEPS = [
  ["weighting", "Weighting"],
  ["scoring", "Scoring"],
  ["discussion", "Discussion"],
  ["closed", "Closed"],
] as const;

/** A vote on the options themselves weighs nothing. */
const VOTE_STEPS = [["scoring", "Voting"], ...STEPS.slice(2)] as const;

/** Where an evaluation stands on its way. */
export function stepsOf(phase: EvaluationPhase, method: EvaluationMethod = "matrix"): PhaseStep[] {
  const steps = method === "matrix" ? STEPS : VOTE_STEPS;
  const at = steps.findIndex(([name]) => name === phase);
  return steps.map(([, word], index) => ({ word, state: index < at ? "done" : index === at ? "now" : "ahead" }));
}

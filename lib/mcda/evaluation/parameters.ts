import { EPSILON, type Scale } from "../numeric";
import type { EvaluationParameters } from "./result";

/** The defaults of version 1 of the method. A stored result names them; changing one makes version 2. */
export function parametersFor(scale: Scale): EvaluationParameters {
  return {
    scale: { low: scale.low, high: scale.high },
    cells: "mean",
    epsilon: EPSILON,
    closeBelow: 5,
    lowSpreadFrom: 0.7,
    mixedSpreadFrom: 0.4,
    contestedRange: 3,
    minimumCoverage: 0.6,
    minimumAnswers: 2,
  };
}

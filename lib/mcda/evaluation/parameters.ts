import { EPSILON, type Scale } from "../numeric";
import { GENERATOR } from "../random";
import { RESAMPLES } from "./version-two/best-share";
import type { EvaluationParameters, EvaluationParametersTwo } from "./result";
import { shareCap } from "./version-two/voter-weights";

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

/** The defaults of version 2: those of version 1, the cap on role weights, and the resamples that "close" looks at as well. */
export function parametersForTwo(scale: Scale, voters: number, seed: string): EvaluationParametersTwo {
  return {
    ...parametersFor(scale),
    largestShare: shareCap(voters),
    closeShareBelow: 0.8,
    resamples: RESAMPLES,
    generator: GENERATOR,
    seed,
  };
}

import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

const choice = { optionId: z.uuid(), reason: boundedText(EVALUATION_LIMITS.reason).default("") };

export const closeEvaluationShape = z.object({
  evaluationId: z.uuid(),
  /** Left out, a clear winner is chosen, and after a tie or a close call the choice stays open. */
  choice: z.object(choice).optional(),
});
export type CloseEvaluation = z.output<typeof closeEvaluationShape>;

export const chooseOptionShape = z.object({ evaluationId: z.uuid(), ...choice });
export type ChooseOption = z.output<typeof chooseOptionShape>;

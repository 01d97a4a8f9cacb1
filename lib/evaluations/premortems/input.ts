import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

/** An empty text takes the note back. */
export const writePremortemShape = z.object({
  evaluationId: z.uuid(),
  optionId: z.uuid(),
  body: boundedText(EVALUATION_LIMITS.reason),
});
export type WritePremortem = z.output<typeof writePremortemShape>;

import { z } from "zod";
import { boundedText } from "../../input";
import { EVALUATION_LIMITS } from "../../rules";

/** Null chooses no option, as the outcome of the vote. */
const choice = { optionId: z.uuid().nullable(), reason: boundedText(EVALUATION_LIMITS.reason).default("") };

export const closeVoteShape = z.object({
  evaluationId: z.uuid(),
  /** Left out, the option that carries is chosen. */
  choice: z.object(choice).optional(),
});
export type CloseVote = z.output<typeof closeVoteShape>;

export const chooseAfterVoteShape = z.object({ evaluationId: z.uuid(), ...choice });
export type ChooseAfterVote = z.output<typeof chooseAfterVoteShape>;

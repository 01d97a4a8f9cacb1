import { z } from "zod";
import { boundedText } from "../../input";
import { EVALUATION_LIMITS } from "../../rules";

export const meetObjectionShape = z.object({
  evaluationId: z.uuid(),
  /** Whose objection it is. */
  memberId: z.uuid(),
  resolution: boundedText(EVALUATION_LIMITS.reason).refine((text) => text !== "", "Say how the objection is met."),
});
export type MeetObjection = z.output<typeof meetObjectionShape>;

export const withdrawObjectionShape = z.object({
  evaluationId: z.uuid(),
  /** Why, for who wants to say it. */
  resolution: boundedText(EVALUATION_LIMITS.reason).default(""),
});
export type WithdrawObjection = z.output<typeof withdrawObjectionShape>;

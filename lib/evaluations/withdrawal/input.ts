import { z } from "zod";
import { requiredReason } from "../input";

export const withdrawDecisionShape = z.object({ decisionId: z.uuid(), reason: requiredReason });
export type WithdrawDecision = z.output<typeof withdrawDecisionShape>;

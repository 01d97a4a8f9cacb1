import { z } from "zod";
import { EVALUATION_LIMITS } from "../rules";
import { GOAL_LIMITS } from "@/lib/organizations/goals/rules";

/** How much a criterion serves a goal: 1 a little, 2 much, 3 decisively; 0 takes the link away. */
export const linkGoalsShape = z.object({
  evaluationId: z.uuid(),
  links: z
    .array(z.object({ criterionId: z.uuid(), goalId: z.uuid(), strength: z.int().min(0).max(3) }))
    .min(1)
    .max(EVALUATION_LIMITS.criteria * GOAL_LIMITS.count),
});
export type LinkGoals = z.output<typeof linkGoalsShape>;

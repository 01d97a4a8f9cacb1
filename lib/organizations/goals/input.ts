import { z } from "zod";
import { lineShape, storable } from "@/lib/text/input";
import { GOAL_LIMITS } from "./rules";

const name = lineShape(GOAL_LIMITS.name, "Give the goal a name.");
const description = storable(
  z.string().trim().max(GOAL_LIMITS.description, `Shorten this to ${GOAL_LIMITS.description} characters.`),
);
const importance = z.coerce
  .number()
  .int("Whole numbers only.")
  .min(1, "A goal matters at least 1.")
  .max(100, "A goal matters at most 100.");

/** Without an id a goal is added. */
export const saveGoalShape = z.object({
  id: z.uuid().optional(),
  name,
  description: description.default(""),
  importance,
});
export type SaveGoal = z.output<typeof saveGoalShape>;

export const goalShape = z.object({ goalId: z.uuid() });
export type GoalInput = z.output<typeof goalShape>;

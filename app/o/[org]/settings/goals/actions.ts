"use server";

import { action } from "@/lib/action";
import { goalShape, saveGoalShape } from "@/lib/organizations/goals/input";
import * as verbs from "@/lib/organizations/goals/mutations";

export const saveGoal = action(saveGoalShape, verbs.saveGoal);
export const archiveGoal = action(goalShape, verbs.archiveGoal);
export const restoreGoal = action(goalShape, verbs.restoreGoal);

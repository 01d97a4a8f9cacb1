"use server";

import { action } from "@/lib/action";
import { dropCriterionShape, dropOptionShape, setCellStanceShape } from "@/lib/evaluations/discussion/input";
import * as discussion from "@/lib/evaluations/discussion/mutations";
import { reasonsAfterShape } from "@/lib/evaluations/discussion/reasons/input";
import { readReasons } from "@/lib/evaluations/discussion/reasons/queries";
import { cancelEvaluationShape, openSecondRoundShape, reopenEvaluationShape } from "@/lib/evaluations/phases/input";
import * as phases from "@/lib/evaluations/phases/mutations";
import { writePremortemShape } from "@/lib/evaluations/premortems/input";
import * as premortems from "@/lib/evaluations/premortems/mutations";
import { closeEvaluationShape } from "@/lib/evaluations/results/input";
import { closeEvaluation as close } from "@/lib/evaluations/results/mutations";

export const listReasons = action(reasonsAfterShape, readReasons);
export const setCellStance = action(setCellStanceShape, discussion.setCellStance);
export const dropCriterion = action(dropCriterionShape, discussion.dropCriterion);
export const dropOption = action(dropOptionShape, discussion.dropOption);
export const openSecondRound = action(openSecondRoundShape, phases.openSecondRound);
export const reopenEvaluation = action(reopenEvaluationShape, phases.reopenEvaluation);
export const cancelEvaluation = action(cancelEvaluationShape, phases.cancelEvaluation);
export const writePremortem = action(writePremortemShape, premortems.writePremortem);
export const closeEvaluation = action(closeEvaluationShape, close);

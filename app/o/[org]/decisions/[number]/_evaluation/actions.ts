"use server";

import { action } from "@/lib/action";
import { answerContextShape } from "@/lib/evaluations/context/input";
import { answerContext as answer } from "@/lib/evaluations/context/mutations";
import { addEvidenceShape, removeEvidenceShape } from "@/lib/evaluations/evidence/input";
import * as evidence from "@/lib/evaluations/evidence/mutations";
import { setMeasureShape } from "@/lib/evaluations/measures/input";
import * as measures from "@/lib/evaluations/measures/mutations";
import { linkGoalsShape } from "@/lib/evaluations/goals/input";
import * as goals from "@/lib/evaluations/goals/mutations";
import { hideNamesShape } from "@/lib/evaluations/names/input";
import * as names from "@/lib/evaluations/names/mutations";
import { setOwnershipShape } from "@/lib/evaluations/ownership/input";
import * as ownership from "@/lib/evaluations/ownership/mutations";
import { participantShape } from "@/lib/evaluations/participants/input";
import * as participants from "@/lib/evaluations/participants/mutations";
import {
  openScoringShape,
  openWeightingShape,
  resumeScoringShape,
  setStewardWeightsShape,
} from "@/lib/evaluations/phases/input";
import * as phases from "@/lib/evaluations/phases/mutations";
import { remindShape } from "@/lib/evaluations/reminders/input";
import * as reminders from "@/lib/evaluations/reminders/mutations";
import { changeDeadlineShape, revealRoundShape } from "@/lib/evaluations/rounds/input";
import * as rounds from "@/lib/evaluations/rounds/mutations";
import { changeSettingsShape } from "@/lib/evaluations/settings/input";
import * as settings from "@/lib/evaluations/settings/mutations";
import {
  createEvaluationFromTemplateShape,
  createEvaluationShape,
  updateSetupShape,
} from "@/lib/evaluations/setup/input";
import * as setup from "@/lib/evaluations/setup/mutations";

export const createEvaluation = action(createEvaluationShape, setup.createEvaluation);
export const createFromTemplate = action(createEvaluationFromTemplateShape, setup.createEvaluationFromTemplate);
export const changeSettings = action(changeSettingsShape, settings.changeSettings);
export const answerContext = action(answerContextShape, answer);
export const updateSetup = action(updateSetupShape, setup.updateSetup);
export const setMeasure = action(setMeasureShape, measures.setMeasure);
export const linkGoals = action(linkGoalsShape, goals.linkGoals);
export const addEvidence = action(addEvidenceShape, evidence.addEvidence);
export const removeEvidence = action(removeEvidenceShape, evidence.removeEvidence);
export const hideNames = action(hideNamesShape, names.hideNames);
export const setOwnership = action(setOwnershipShape, ownership.setOwnership);
export const openWeighting = action(openWeightingShape, phases.openWeighting);
export const openScoring = action(openScoringShape, phases.openScoring);
export const resumeScoring = action(resumeScoringShape, phases.resumeScoring);
export const setStewardWeights = action(setStewardWeightsShape, phases.setStewardWeights);
export const addParticipant = action(participantShape, participants.addParticipant);
export const removeParticipant = action(participantShape, participants.removeParticipant);
export const changeDeadline = action(changeDeadlineShape, rounds.changeDeadline);
export const remindMissing = action(remindShape, reminders.remindMissing);
export const revealRound = action(revealRoundShape, rounds.revealRound);

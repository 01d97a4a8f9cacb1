import { z } from "zod";
import { boundedRecord, cellShape, deadlineShape, requiredReason } from "../input";
import { invitationShape } from "../participants/input";
import { EVALUATION_LIMITS } from "../rules";

const evaluationId = z.uuid();

export const openWeightingShape = z.object({
  evaluationId,
  ...invitationShape.shape,
  /** Without a deadline the round stays open until the steward reveals it. */
  deadline: deadlineShape.nullish(),
});
export type OpenWeighting = z.output<typeof openWeightingShape>;

export const openScoringShape = z.object({ evaluationId, deadline: deadlineShape.nullish() });
export type OpenScoring = z.output<typeof openScoringShape>;

export const resumeScoringShape = z.object({
  evaluationId,
  /** Replaces the list; with none of the three it stays. */
  ...invitationShape.partial().shape,
  deadline: deadlineShape.nullish(),
});
export type ResumeScoring = z.output<typeof resumeScoringShape>;

export const setStewardWeightsShape = z.object({
  evaluationId,
  /** Whole points per criterion, 100 in all. */
  points: boundedRecord(
    z.uuid(),
    z.int().min(0).max(100),
    EVALUATION_LIMITS.criteria,
    "This names more criteria than an evaluation holds.",
  ),
});
export type SetStewardWeights = z.output<typeof setStewardWeightsShape>;

export const openSecondRoundShape = z.object({
  evaluationId,
  /** Cells the steward adds to the contested ones. */
  extraCells: z
    .array(cellShape)
    .max(EVALUATION_LIMITS.options * EVALUATION_LIMITS.criteria)
    .default([]),
  deadline: deadlineShape.nullish(),
});
export type OpenSecondRound = z.output<typeof openSecondRoundShape>;

export const reopenEvaluationShape = z.object({ evaluationId, reason: requiredReason });
export type ReopenEvaluation = z.output<typeof reopenEvaluationShape>;

export const cancelEvaluationShape = z.object({ evaluationId, reason: requiredReason });
export type CancelEvaluation = z.output<typeof cancelEvaluationShape>;

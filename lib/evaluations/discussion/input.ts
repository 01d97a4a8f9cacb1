import { z } from "zod";
import { CELL_STANCES } from "@/db/enums";
import { cellShape, requiredReason } from "../input";

export const setCellStanceShape = cellShape.extend({
  evaluationId: z.uuid(),
  /** Null takes the stance back. */
  stance: z.enum(CELL_STANCES).nullable(),
});
export type SetCellStance = z.output<typeof setCellStanceShape>;

export const dropCriterionShape = z.object({ evaluationId: z.uuid(), criterionId: z.uuid(), reason: requiredReason });
export type DropCriterion = z.output<typeof dropCriterionShape>;

export const dropOptionShape = z.object({ evaluationId: z.uuid(), optionId: z.uuid(), reason: requiredReason });
export type DropOption = z.output<typeof dropOptionShape>;

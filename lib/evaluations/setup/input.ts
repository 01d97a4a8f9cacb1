import { z } from "zod";
import { boundedText } from "../input";
import { declaredMeasureShape, minimumScoreShape } from "../measures/input";
import { EVALUATION_LIMITS } from "../rules";

export const createEvaluationShape = z.object({ decisionId: z.uuid() });
export type CreateEvaluation = z.output<typeof createEvaluationShape>;

export const createEvaluationFromTemplateShape = z.object({ decisionId: z.uuid(), templateKey: z.string().max(64) });
export type CreateEvaluationFromTemplate = z.output<typeof createEvaluationFromTemplateShape>;

const name = boundedText(EVALUATION_LIMITS.name).refine((text) => text !== "", "Give it a name.");
const text = boundedText(EVALUATION_LIMITS.text);

const criterionShape = z.object({
  name,
  /** For narrow columns; the name's beginning when left empty. */
  shortName: boundedText(EVALUATION_LIMITS.shortName).default(""),
  theme: boundedText(EVALUATION_LIMITS.name).default(""),
  question: text.default(""),
  decidedBy: text.default(""),
  situation: text.default(""),
  /** What a score of 1, 2, 3, 4 and 5 means. */
  anchors: z
    .array(text)
    .length(5, "Write one anchor for each score from 1 to 5.")
    .readonly()
    .default(["", "", "", "", ""]),
  minimumScore: minimumScoreShape,
  /** Null where people score it. */
  measure: declaredMeasureShape.nullable().default(null),
});

/** One thing done to the matrix. Without an id a row is added; ordering names every row once. */
export const setupChangeShape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("save-option"),
    id: z.uuid().optional(),
    /** Of an option that is there, only what is given changes: two people may edit name and summary at once. */
    name: name.optional(),
    summary: text.optional(),
  }),
  z.object({ kind: z.literal("remove-option"), id: z.uuid() }),
  /** Takes a removal back: the option stands where it stood, with all that was said of it. */
  z.object({ kind: z.literal("restore-option"), id: z.uuid() }),
  z.object({ kind: z.literal("order-options"), ids: z.array(z.uuid()).max(EVALUATION_LIMITS.options) }),
  criterionShape.extend({ kind: z.literal("save-criterion"), id: z.uuid().optional() }),
  z.object({ kind: z.literal("remove-criterion"), id: z.uuid() }),
  z.object({ kind: z.literal("order-criteria"), ids: z.array(z.uuid()).max(EVALUATION_LIMITS.criteria) }),
]);
export type SetupChange = z.output<typeof setupChangeShape>;

export const updateSetupShape = z.object({
  evaluationId: z.uuid(),
  /** Applied in order, in one transaction. */
  changes: z.array(setupChangeShape).min(1).max(60),
});
export type UpdateSetup = z.input<typeof updateSetupShape>;

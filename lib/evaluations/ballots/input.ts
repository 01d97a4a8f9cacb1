import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

const { options, criteria, reason } = EVALUATION_LIMITS;
const atMost = (limit: number) => (value: object) => Object.keys(value).length <= limit;
const tooMany = "This ballot names more than the evaluation holds.";

/** Points per criterion, whole, 0 to 100. */
const points = z.record(z.uuid(), z.int("Whole points only.").min(0).max(100)).refine(atMost(criteria), tooMany);

/** A rating, no opinion, or "does not apply". What is absent is not yet answered. */
export const answerShape = z.union([z.int().min(1).max(5), z.literal("abstain"), z.literal("not-applicable")]);
export type BallotAnswer = z.infer<typeof answerShape>;

const answers = z
  .record(z.uuid(), z.record(z.uuid(), answerShape).refine(atMost(options), tooMany))
  .refine(atMost(criteria), tooMany);
const reasons = z
  .record(z.uuid(), z.record(z.uuid(), boundedText(reason)).refine(atMost(options), tooMany))
  .refine(atMost(criteria), tooMany);

/** Weights of the weighting round: criterion id → points. */
export const weightsShape = z.object({ kind: z.literal("weighting"), points });

/** Scores of a scoring round: criterion id → option id → answer, and the reasons in the same shape. */
export const scoresShape = z.object({ kind: z.literal("scoring"), answers, reasons: reasons.default({}) });

export const ballotContentShape = z.discriminatedUnion("kind", [weightsShape, scoresShape]);
export type BallotContent = z.output<typeof ballotContentShape>;
export type WeightsContent = z.output<typeof weightsShape>;
export type ScoresContent = z.output<typeof scoresShape>;

/** `number` is the decision's, from the address. The round is named so that a ballot never lands in a later one. */
export const ballotShape = z.object({
  number: z.coerce.number().int().positive(),
  roundId: z.uuid(),
  ballot: ballotContentShape,
});
export type BallotInput = z.output<typeof ballotShape>;

import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

const { options, criteria } = EVALUATION_LIMITS;
const atMost = (limit: number) => (value: object) => Object.keys(value).length <= limit;
const tooMany = "This ballot names more than the evaluation holds.";

const perCriterion = <V extends z.ZodType>(value: V) => z.record(z.uuid(), value).refine(atMost(criteria), tooMany);
const perCell = <V extends z.ZodType>(value: V) =>
  perCriterion(z.record(z.uuid(), value).refine(atMost(options), tooMany));

/** Points of one criterion, whole, 0 to 100. */
const points = z.int("Whole points only.").min(0).max(100);
const reason = boundedText(EVALUATION_LIMITS.reason);

/** A rating, no opinion, or "does not apply". What is absent is not yet answered. */
export const answerShape = z.union([z.int().min(1).max(5), z.literal("abstain"), z.literal("not-applicable")]);
export type BallotAnswer = z.infer<typeof answerShape>;

/** Weights of the weighting round: criterion id → points. */
export const weightsShape = z.object({ kind: z.literal("weighting"), points: perCriterion(points) });

/** Scores of a scoring round: criterion id → option id → answer, and the reasons in the same shape. */
export const scoresShape = z.object({
  kind: z.literal("scoring"),
  answers: perCell(answerShape),
  reasons: perCell(reason).default({}),
});

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

/** What changed in a draft: what is named is set, null takes it away, and what is absent stays as it is. */
export const ballotChangesShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("weighting"), points: perCriterion(points.nullable()) }),
  z.object({
    kind: z.literal("scoring"),
    answers: perCell(answerShape.nullable()),
    reasons: perCell(reason.nullable()).default({}),
  }),
]);
export type BallotChanges = z.output<typeof ballotChangesShape>;

export const draftShape = ballotShape.extend({ ballot: ballotChangesShape });
export type DraftInput = z.output<typeof draftShape>;

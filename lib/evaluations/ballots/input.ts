import { z } from "zod";
import { CONFIDENCES, WEIGHTING_METHODS } from "@/db/enums";
import { boundedRecord, boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

const { options, criteria } = EVALUATION_LIMITS;
const tooMany = "This ballot names more than the evaluation holds.";

const perCriterion = <V extends z.ZodType>(value: V) => boundedRecord(z.uuid(), value, criteria, tooMany);
const perCell = <V extends z.ZodType>(value: V) => perCriterion(boundedRecord(z.uuid(), value, options, tooMany));

/** Points of one criterion, whole, 0 to 100. */
const points = z.int("Whole points only.").min(0).max(100);

/** The same as the server derives them from judgements: a decimal string of at most twelve places, as canonical JSON holds it. */
const derived = z
  .string()
  .regex(/^\d{1,3}\.\d{1,12}$/, "These are no points.")
  .transform(Number);

/** How many groups one ballot may judge: every theme, and the themes themselves. */
const groups = criteria + 1;
const pairs = (criteria * (criteria - 1)) / 2;
const byItem = <V extends z.ZodType>(value: V) => boundedRecord(z.string().max(400), value, pairs, tooMany);
const byGroup = <V extends z.ZodType>(value: V) => boundedRecord(z.string().max(130), byItem(value), groups, tooMany);
/** Points, a swing, a rank, or how many times one of a pair matters more (negative: the other). */
const judgement = z.int("Whole numbers only.").min(-9).max(100);
const reason = boundedText(EVALUATION_LIMITS.reason);

const confidence = z.enum(CONFIDENCES);
const favourites = z
  .array(z.uuid())
  .max(options)
  .refine((ids) => new Set(ids).size === ids.length, "An option is named twice.");

/** A rating, no opinion, or "does not apply". What is absent is not yet answered. */
export const answerShape = z.union([z.int().min(1).max(5), z.literal("abstain"), z.literal("not-applicable")]);
export type BallotAnswer = z.infer<typeof answerShape>;

/**
 * Weights of the weighting round: criterion id → points. Given in another way than 100 points at once, the judgements stand
 * beside, by group and item, and the points follow from them: the server derives them, whatever was sent.
 */
export const weightsShape = z.object({
  kind: z.literal("weighting"),
  points: perCriterion(z.union([points, derived])).default({}),
  method: z.enum(WEIGHTING_METHODS).exclude(["steward"]).optional(),
  judgements: byGroup(judgement).optional(),
});

/** Scores of a scoring round: criterion id → option id → answer, and the reasons in the same shape. */
export const scoresShape = z.object({
  kind: z.literal("scoring"),
  answers: perCell(answerShape),
  reasons: perCell(reason).default({}),
  /** How sure somebody is of a score; asked for where the settings say so. */
  confidence: perCell(confidence).optional(),
  /** What changed a score since an earlier round. */
  changes: perCell(reason).optional(),
  /** The options somebody would choose, best first, asked after the criteria and kept apart; who is left out shares the rest. */
  favourites: favourites.optional(),
});

export const ballotContentShape = z.discriminatedUnion("kind", [weightsShape, scoresShape]);
export type BallotContent = z.output<typeof ballotContentShape>;
export type WeightsContent = z.output<typeof weightsShape>;
export type ScoresContent = z.output<typeof scoresShape>;

/** `number` is the decision's, from the address. The round is named so that a ballot never lands in a later one. */
export const ballotShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  roundId: z.uuid(),
  ballot: ballotContentShape,
});
export type BallotInput = z.output<typeof ballotShape>;

/** What changed in a draft: what is named is set, null takes it away, and what is absent stays as it is. */
export const ballotChangesShape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("weighting"),
    points: perCriterion(points.nullable()).default({}),
    judgements: byGroup(judgement.nullable()).optional(),
  }),
  z.object({
    kind: z.literal("scoring"),
    answers: perCell(answerShape.nullable()),
    reasons: perCell(reason.nullable()).default({}),
    confidence: perCell(confidence.nullable()).optional(),
    changes: perCell(reason.nullable()).optional(),
    favourites: favourites.nullable().optional(),
  }),
]);
export type BallotChanges = z.output<typeof ballotChangesShape>;

export const draftShape = ballotShape.extend({ ballot: ballotChangesShape });
export type DraftInput = z.output<typeof draftShape>;

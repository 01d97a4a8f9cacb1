import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";
import { contextQuestionShape, shiftShape } from "../templates/input";

const answerShape = z.object({ choice: z.string().nullable(), note: z.string() });
export type ContextAnswer = z.output<typeof answerShape>;

/** What an evaluation keeps of its context: the questions and shifts its template brought, by criterion id, and the answers. */
export const evaluationContextShape = z.object({
  questions: z.array(contextQuestionShape).readonly(),
  shifts: z.record(z.string(), z.array(shiftShape).readonly()),
  answers: z.record(z.string(), answerShape),
});
export type EvaluationContext = z.output<typeof evaluationContextShape>;

/** One question answered: with a choice, with a note, with both, or with neither, which takes the answer back. */
export const answerContextShape = z.object({
  evaluationId: z.uuid(),
  question: z.string().min(1).max(40),
  choice: z.string().max(40).nullable(),
  note: boundedText(EVALUATION_LIMITS.text).default(""),
});
export type AnswerContext = z.input<typeof answerContextShape>;

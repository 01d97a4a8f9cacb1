import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

/** How much a template's context may ask. */
export const CONTEXT_LIMITS = { questions: 12, choices: 6, label: 80, shifts: 24, because: 200 } as const;

const filled = (limit: number, empty: string) => boundedText(limit).refine((text) => text !== "", empty);
const name = filled(EVALUATION_LIMITS.name, "Give it a name.");
const text = boundedText(EVALUATION_LIMITS.text);
const key = z
  .string()
  .max(40, "Shorten this key to 40 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "A key is made of small letters, digits and hyphens.");

/** One question about the organization's situation: a choice answers it, and a note beside it. */
export const contextQuestionShape = z.object({
  key,
  question: filled(EVALUATION_LIMITS.text, "Write the question."),
  choices: z
    .array(z.object({ key, label: filled(CONTEXT_LIMITS.label, "Name this choice.") }))
    .min(2, "Offer at least two choices.")
    .max(CONTEXT_LIMITS.choices, `Offer at most ${CONTEXT_LIMITS.choices} choices.`)
    .readonly(),
});
export type ContextQuestion = z.output<typeof contextQuestionShape>;

/** Why a criterion weighs more or less where a context question is answered with this choice. */
export const shiftShape = z.object({
  question: key,
  choice: key,
  matters: z.enum(["more", "less"], "Write more or less."),
  because: filled(CONTEXT_LIMITS.because, "Say why."),
});
export type Shift = z.output<typeof shiftShape>;

/** A row of a template's matrix. */
export const templateOptionShape = z.object({
  name,
  /** A few words, shown beside the score keys. */
  summary: text.default(""),
  description: text.default(""),
});
export type TemplateOption = z.output<typeof templateOptionShape>;

/** One column of a template's matrix, with everything a voter reads before scoring. */
export const templateCriterionShape = z.object({
  /** Unique within the template. */
  name,
  /** For narrow columns and lists. */
  shortName: boundedText(EVALUATION_LIMITS.shortName),
  /** Criteria of one theme stand together. */
  theme: filled(EVALUATION_LIMITS.name, "Name the theme."),
  /** Guiding text: one question that each option answers. */
  question: text,
  /** The circumstance that settles the criterion for a given team. */
  decidedBy: text,
  /** What speaks for each option, by option name. Balanced: it informs and does not recommend. */
  considerations: z.record(name, text),
  /** Observable levels for the scores 1 to 5, which fit any option and name none. */
  anchors: z.array(text).length(5, "Write one anchor for each score from 1 to 5.").readonly(),
  shifts: z.array(shiftShape).max(CONTEXT_LIMITS.shifts, `Give at most ${CONTEXT_LIMITS.shifts} reasons.`).readonly(),
});
export type TemplateCriterion = z.output<typeof templateCriterionShape>;

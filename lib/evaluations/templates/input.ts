import { z } from "zod";
import { REASON_RULES, WEIGHTING_METHODS } from "@/db/enums";
import { boundedText } from "../input";
import { decimalShape, minimumScoreShape } from "../measures/input";
import { EVALUATION_LIMITS } from "../rules";
import { CONTEXT_LIMITS, findInconsistencies } from "./rules";

/** What a template's file says it is; the number counts up when files of before can no longer be read as they are. */
export const TEMPLATE_FORMAT = "accord-template/1";

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
export type QuestionDraft = z.input<typeof contextQuestionShape>;

/** Why a criterion weighs more or less where a context question is answered with this choice. */
export const shiftShape = z.object({
  question: key,
  choice: key,
  matters: z.enum(["more", "less"], "Write more or less."),
  because: filled(CONTEXT_LIMITS.because, "Say why."),
});
export type Shift = z.output<typeof shiftShape>;

/** A row of a template's matrix. */
const templateOptionShape = z.object({
  name,
  /** A few words, shown beside the score keys. */
  summary: text.default(""),
  description: text.default(""),
});
export type TemplateOption = z.output<typeof templateOptionShape>;

const decimal = z.union([z.number(), z.string()], "Write a number.").transform(String).pipe(decimalShape);

/** How a measured criterion is rated: linearly from the worst value (1) to the best (5). Decimal strings. */
const measureShape = z.object({ unit: boundedText(EVALUATION_LIMITS.unit).default(""), worst: decimal, best: decimal });

/** One column of a template's matrix, with everything a voter reads before scoring. */
const templateCriterionShape = z.object({
  /** Unique within the template. */
  name,
  /** For narrow columns and lists; the name's beginning where it is empty. */
  shortName: boundedText(EVALUATION_LIMITS.shortName).default(""),
  /** Criteria of one theme stand together. */
  theme: boundedText(EVALUATION_LIMITS.name).default(""),
  /** Guiding text: one question that each option answers. */
  question: text.default(""),
  /** The circumstance that settles the criterion for a given team. */
  decidedBy: text.default(""),
  /** What speaks for each option, by option name. Balanced: it informs and does not recommend. */
  considerations: z.record(z.string(), text).default({}),
  /** Observable levels for the scores 1 to 5, which fit any option and name none. */
  anchors: z.array(text).length(5, "Write one anchor for each score from 1 to 5.").readonly(),
  /** Null where people score it. */
  measure: measureShape.nullable().default(null),
  /** As in a setup. Templates of before could say 1, which every score reaches: it is read as none. */
  minimumScore: z.preprocess((score) => (score === 1 ? null : score), minimumScoreShape),
  shifts: z
    .array(shiftShape)
    .max(CONTEXT_LIMITS.shifts, `Give at most ${CONTEXT_LIMITS.shifts} reasons.`)
    .readonly()
    .default([]),
});
export type TemplateCriterion = z.output<typeof templateCriterionShape>;

/** How the evaluation is held, unless it is changed in its setup. */
const settingsShape = z.object({
  weighting: z.enum(WEIGHTING_METHODS).default("points"),
  weighsThemesFirst: z.boolean().default(false),
  reasonRule: z.enum(REASON_RULES).default("never"),
  asksConfidence: z.boolean().default(false),
  asksFavourites: z.boolean().default(false),
});

const section = boundedText(20_000).default("");

/** Everything a template says; its versions hold this. */
export const templateContentShape = z
  .object({
    name,
    summary: text.default(""),
    /** What is to be decided. */
    question: text.default(""),
    options: z
      .array(templateOptionShape)
      .max(EVALUATION_LIMITS.options, `At most ${EVALUATION_LIMITS.options} options.`)
      .readonly()
      .default([]),
    /** In the order in which they are scored, each theme's together. */
    criteria: z
      .array(templateCriterionShape)
      .min(1, "Name at least one criterion.")
      .max(EVALUATION_LIMITS.criteria, `At most ${EVALUATION_LIMITS.criteria} criteria.`)
      .readonly(),
    /** What a team states before it weighs, because it shifts the weights. */
    contextQuestions: z
      .array(contextQuestionShape)
      .max(CONTEXT_LIMITS.questions, `Ask at most ${CONTEXT_LIMITS.questions} questions.`)
      .readonly()
      .default([]),
    settings: settingsShape.prefault({}),
    /** Markdown that begins the sections of the record which no vote can fill. */
    record: z.object({ context: section, drivers: section, confirmation: section, more: section }).prefault({}),
  })
  .superRefine((content, check) => {
    for (const { path, message } of findInconsistencies(content)) check.addIssue({ code: "custom", path, message });
  });
export type TemplateContent = z.output<typeof templateContentShape>;

/** A template as it is written down, before defaults are filled in. */
type TemplateDraft = z.input<typeof templateContentShape>;
export type CriterionDraft = TemplateDraft["criteria"][number];
/** A template that ships with Accord. Its key never changes; its version counts up when its content does. */
export type BuiltInDraft = TemplateDraft & { readonly key: string; readonly version: number };

/** A file that holds one template. */
export const templateFileShape = z
  .object({
    format: z.literal(TEMPLATE_FORMAT, `This is no template of Accord: the format has to be "${TEMPLATE_FORMAT}".`),
  })
  .and(templateContentShape);

const templateKey = z.string().min(1).max(80);

/** A template, built in or own, in its latest version or a certain one. */
export const templateShape = z.object({ key: templateKey });
export type TemplateInput = z.output<typeof templateShape>;
export const templateVersionShape = z.object({
  key: templateKey,
  version: z.coerce.number().int().positive().max(999_999_999).optional(),
});
export type TemplateVersionInput = z.output<typeof templateVersionShape>;

export const saveAsTemplateShape = z.object({ evaluationId: z.uuid(), name, summary: text.default("") });
export type SaveAsTemplate = z.output<typeof saveAsTemplateShape>;

/** `from` is the key of the template it was copied from. */
export const createTemplateShape = z.object({
  content: templateContentShape,
  from: templateKey.nullable().default(null),
});
export type CreateTemplate = z.output<typeof createTemplateShape>;

/** `version` is the one that was edited: if another has been saved since, nothing is overwritten. */
export const editTemplateShape = z.object({
  key: templateKey,
  version: z.int().positive(),
  content: templateContentShape,
});
export type EditTemplate = z.output<typeof editTemplateShape>;

/** The text of a template's file. Its length is checked where it is read, so that the refusal can say more. */
export const readTemplateFileShape = z.object({ text: z.string() });
export type ReadTemplateFile = z.output<typeof readTemplateFileShape>;

/** `name` stands in for the file's own where that is taken. */
export const importTemplateShape = readTemplateFileShape.extend({ name: name.optional() });
export type ImportTemplate = z.output<typeof importTemplateShape>;

import { z } from "zod";
import { CONFIDENCES } from "@/db/enums";
import { answerShape } from "../ballots/input";
import { EVALUATION_LIMITS } from "../rules";

/** What the file calls itself, and the version of its shape. A reader refuses what it does not know. */
export const FILE_FORMAT = "accord-evaluation";
export const FILE_VERSION = 1;

/** A larger file is not read: it is none of ours. */
export const FILE_LIMIT_BYTES = 64 * 1024 * 1024;

const hash = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits.");
const id = z.string().min(1).max(64);
const perCell = <V extends z.ZodType>(value: V) => z.record(id, z.record(id, value));
/** As it was entered, so that nothing is lost in a float. */
const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/, "A decimal number in quotes.");

const criterion = z.strictObject({
  id,
  name: z.string(),
  shortName: z.string(),
  theme: z.string(),
  question: z.string(),
  decidedBy: z.string(),
  /** What a score of 1, 2, 3, 4 and 5 means. */
  anchors: z.array(z.string()).max(5),
  /** An option whose mean is below this score may not win. */
  minimum: z.number().optional(),
  /** Rated by the line from worst (1) to best (5) instead of being scored. */
  measure: z
    .strictObject({ unit: z.string(), worst: decimal, best: decimal, values: z.record(id, decimal) })
    .optional(),
});

const ballot = z.strictObject({
  voter: id,
  /** 1, 2, …; a later round replaces the cells that it touched. */
  round: z.int().positive(),
  answers: perCell(answerShape),
  reasons: perCell(z.string()),
  confidence: perCell(z.enum(CONFIDENCES)).optional(),
  changes: perCell(z.string()).optional(),
  favourites: z.array(id).optional(),
});

const fields = z.strictObject({
  format: z.literal(FILE_FORMAT),
  version: z.literal(FILE_VERSION),
  decision: z.strictObject({ number: z.int().positive(), title: z.string() }),
  evaluation: z.strictObject({
    number: z.int().positive(),
    closedAt: z.iso.datetime(),
    /** The version of the method, whose mathematics docs and sources name. */
    methodVersion: z.int().positive(),
    isReopened: z.boolean(),
    chosen: z.strictObject({ option: id, reason: z.string() }).nullable(),
  }),
  options: z.array(z.strictObject({ id, name: z.string(), summary: z.string() })).max(EVALUATION_LIMITS.options),
  criteria: z.array(criterion).max(EVALUATION_LIMITS.criteria),
  /** Who counted when it closed; `weight` by role, 1 where absent. */
  voters: z.array(
    z.strictObject({ id, hasLeft: z.literal(true).optional(), weight: z.number().positive().optional() }),
  ),
  /** Points by voter and criterion; under `steward` alone when the steward gave them. */
  weights: z.record(id, z.record(id, z.number().min(0))),
  ballots: z.array(ballot),
  /** SHA-256 of the canonical input with member ids in place of pseudonyms; every seed follows from it. */
  inputHash: hash,
  /** SHA-256 of the frozen result, as the decision's history holds it. */
  resultHash: hash,
  /** The result as it was frozen, with pseudonyms. */
  result: z.looseObject({
    method: z.literal("weighted-sum"),
    version: z.int(),
    ranking: z.array(z.looseObject({ optionId: id, rank: z.int().nullable() })),
  }),
});
/** A closed evaluation with everything its result follows from, voters under pseudonyms. */
export const evaluationFileShape = fields.superRefine(({ options, criteria, voters, ballots }, context) => {
  const say = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  for (const [name, items] of Object.entries({ options, criteria, voters })) {
    const ids = items.map((item) => item.id);
    const again = ids.findIndex((own, at) => ids.indexOf(own) < at);
    if (again !== -1) say([name, again, "id"], "This id is used twice.");
  }
  criteria.forEach(({ measure }, at) => {
    if (measure !== undefined && Number(measure.worst) === Number(measure.best))
      say(["criteria", at, "measure", "best"], "The best and the worst are the same.");
  });
  ballots.forEach(({ favourites = [] }, at) => {
    if (new Set(favourites).size < favourites.length) say(["ballots", at, "favourites"], "It names an option twice.");
  });
});
export type EvaluationFile = z.output<typeof evaluationFileShape>;

/** Names the evaluation whose file is asked for; the latest closed one when left out. */
export const evaluationFileQueryShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  evaluation: z.coerce.number().int().positive().max(999_999_999).optional(),
});
export type EvaluationFileQuery = z.output<typeof evaluationFileQueryShape>;

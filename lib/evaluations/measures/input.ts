import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

/** A decimal number, kept digit by digit as it was entered. */
const decimal = z
  .string()
  .trim()
  .regex(
    /^-?(0|[1-9]\d{0,11})(\.\d{1,12})?$/,
    "Write a number such as 24 or 0.5, with a point and at most twelve decimals.",
  );

/** How a measured criterion is rated: on the line from the value rated 1 to the one rated 5. */
export const declaredMeasureShape = z
  .object({ unit: boundedText(EVALUATION_LIMITS.unit), worst: decimal, best: decimal })
  .refine(({ worst, best }) => Number(worst) !== Number(best), {
    path: ["best"],
    error: "The best and the worst are the same: no value could be rated between them.",
  });

export const setMeasureShape = z.object({
  evaluationId: z.uuid(),
  criterionId: z.uuid(),
  optionId: z.uuid(),
  /** In the criterion's unit; null takes the value away. */
  value: decimal.nullable(),
  source: boundedText(EVALUATION_LIMITS.text).default(""),
});
export type SetMeasure = z.output<typeof setMeasureShape>;

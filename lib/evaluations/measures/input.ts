import { z } from "zod";
import { boundedText } from "../input";
import { EVALUATION_LIMITS } from "../rules";

/** Digits before and after the point, here, in templates and in every file of either. */
const DIGITS = { whole: 15, decimals: 12 } as const;

/** As many characters as such a number can have, with its sign and its point. */
export const DECIMAL_LENGTH = DIGITS.whole + DIGITS.decimals + 2;

/** The same in a sentence, for where numbers are asked for. */
export const DECIMAL_WORDS = `Numbers with a point, at most ${DIGITS.whole} digits before it and ${DIGITS.decimals} after it.`;

/** A decimal number, kept digit by digit as it was entered, without zeros before it and without the sign of a zero. */
export const decimalShape = z
  .string()
  .trim()
  .regex(
    new RegExp(`^-?\\d{1,${DIGITS.whole}}(\\.\\d{1,${DIGITS.decimals}})?$`),
    `Write a number such as 24 or 0.5, with a point, at most ${DIGITS.whole} digits before it and ${DIGITS.decimals} after it.`,
  )
  .transform((text) => {
    const plain = text.replace(/^(-?)0+(?=\d)/, "$1");
    return Number(plain) === 0 ? plain.replace("-", "") : plain;
  });

/** Knock-out: an option whose mean is below this score may not win. Every score reaches 1, which therefore is none. */
export const minimumScoreShape = z
  .int()
  .min(2, "Every score reaches 1: choose 2 to 5.")
  .max(5, "No score reaches more than 5.")
  .nullable()
  .default(null);

/** How a measured criterion is rated: on the line from the value rated 1 to the one rated 5. */
export const declaredMeasureShape = z
  .object({ unit: boundedText(EVALUATION_LIMITS.unit), worst: decimalShape, best: decimalShape })
  .refine(({ worst, best }) => Number(worst) !== Number(best), {
    path: ["best"],
    error: "The best and the worst are the same: no value could be rated between them.",
  });

export const setMeasureShape = z.object({
  evaluationId: z.uuid(),
  criterionId: z.uuid(),
  optionId: z.uuid(),
  /** In the criterion's unit; null takes the value away. */
  value: decimalShape.nullable(),
  source: boundedText(EVALUATION_LIMITS.text).default(""),
});
export type SetMeasure = z.output<typeof setMeasureShape>;

import { z } from "zod";

export const changeStewardShape = z.object({ decisionId: z.uuid(), stewardId: z.uuid() });
export type ChangeSteward = z.infer<typeof changeStewardShape>;

export const changeLinesShape = z.object({
  decisionId: z.uuid(),
  productLineIds: z
    .array(z.uuid())
    .max(50, "Choose at most 50 product lines.")
    .transform((ids) => [...new Set(ids)]),
});
export type ChangeLines = z.infer<typeof changeLinesShape>;

/** An empty field in a form means: no review date. */
export const changeReviewDateShape = z.object({
  decisionId: z.uuid(),
  reviewOn: z.preprocess(
    (value) => (value === "" ? null : value),
    z.iso
      .date("Choose a date.")
      .refine((date) => date >= "2000-01-01" && date < "2100-01-01", "Choose a date of this century.")
      .nullable(),
  ),
});
export type ChangeReviewDate = z.infer<typeof changeReviewDateShape>;

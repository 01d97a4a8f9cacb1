import { z } from "zod";
import { REVIEW_ANSWERS } from "@/db/enums";
import { storable } from "@/lib/text/input";

const words = (most: number, missing: string) =>
  storable(
    z
      .string()
      .trim()
      .min(1, missing)
      .max(most, `Use at most ${most.toLocaleString("en")} characters.`),
  );

export const addTriggerShape = z.object({
  decisionId: z.uuid(),
  words: words(300, "Say what would make it worth another look, such as “when the team doubles”."),
});
export type AddTrigger = z.infer<typeof addTriggerShape>;

export const triggerShape = z.object({ decisionId: z.uuid(), triggerId: z.uuid() });
export type TriggerKey = z.infer<typeof triggerShape>;

export const reportTriggerShape = triggerShape.extend({ note: words(1000, "Say what happened.") });
export type ReportTrigger = z.infer<typeof reportTriggerShape>;

export const answerReviewShape = z.object({
  decisionId: z.uuid(),
  answer: z.enum(REVIEW_ANSWERS),
  reason: words(2000, "Say why. Whoever reads the history will ask."),
  /** Only of what is still valid: when to ask again. Null for no date. */
  nextReviewOn: z.preprocess((value) => (value === "" ? null : value), z.iso.date("Choose a date.").nullable()),
});
export type AnswerReview = z.infer<typeof answerReviewShape>;

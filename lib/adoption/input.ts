import { z } from "zod";
import { ADOPTION_STANCES } from "@/db/enums";
import { storable } from "@/lib/text/input";

const decisionId = z.uuid();

/** An empty field of a form means: no date. Which dates are possible depends on the day; `rules.ts` says. */
const day = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z.iso
    .date("Choose a date.")
    .refine((date) => date >= "2000-01-01" && date < "2100-01-01", "Choose a date of this century.")
    .nullable(),
);

/** One answer for one or several lines. What does not belong to its stance is left out. */
export const recordAdoptionShape = z
  .object({
    decisionId,
    lineIds: z
      .array(z.uuid())
      .min(1, "Choose at least one product line.")
      .max(200, "Choose at most 200 product lines at once.")
      .transform((ids) => [...new Set(ids)]),
    stance: z.enum(ADOPTION_STANCES),
    reason: storable(z.string().trim().max(1000, "At most 1,000 characters.")).default(""),
    /** Of a plan: by when. */
    dueOn: day,
    /** Of a waiver: the last day it holds. */
    expiresOn: day,
  })
  .superRefine(({ stance, reason, expiresOn }, refusals) => {
    const refuse = (path: string, message: string) => refusals.addIssue({ code: "custom", path: [path], message });
    if (reason === "" && stance === "waived") refuse("reason", "Say why it is waived. It stays in the history.");
    if (reason === "" && stance === "not_applicable")
      refuse("reason", "Say why it does not apply. It stays in the history.");
    if (expiresOn === null && stance === "waived") refuse("expiresOn", "Choose the last day the waiver holds.");
  })
  .transform((answer) => ({
    ...answer,
    dueOn: answer.stance === "planned" ? answer.dueOn : null,
    expiresOn: answer.stance === "waived" ? answer.expiresOn : null,
  }));
export type RecordAdoption = z.output<typeof recordAdoptionShape>;

export const withdrawAnswerShape = z.object({ decisionId, lineId: z.uuid() });
export type WithdrawAnswer = z.output<typeof withdrawAnswerShape>;

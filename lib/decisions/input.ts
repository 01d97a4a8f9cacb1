import { z } from "zod";
import { storable } from "@/lib/text/input";
import { SECTION_KINDS } from "@/db/enums";

/** The longest section, in characters. */
export const SECTION_LIMIT = 50_000;

export const sectionKind = z.enum(SECTION_KINDS);
export const sectionBody = storable(
  z
    .string()
    .max(
      SECTION_LIMIT,
      `A section holds at most ${SECTION_LIMIT.toLocaleString("en")} characters. Move some of it into another section.`,
    ),
  "This text holds characters that cannot be stored. Paste it again as plain text.",
);

export const decisionTitle = storable(
  z
    .string()
    .trim()
    .min(1, "Write the question or the outcome as a title.")
    .max(200, "A title has at most 200 characters."),
  "This title holds characters that cannot be stored.",
);

export const revisionSummary = storable(z.string().trim().max(300, "Say what changed in at most 300 characters."));

export const createDecisionShape = z.object({
  title: decisionTitle,
  productLineIds: z
    .array(z.uuid())
    .max(50, "Choose at most 50 product lines.")
    .transform((ids) => [...new Set(ids)])
    .default([]),
  /** Markdown that begins the record, such as a template's skeleton. */
  sections: z.partialRecord(sectionKind, sectionBody).optional(),
});
export type CreateDecision = z.output<typeof createDecisionShape>;

export const startAgainShape = z.object({ decisionId: z.uuid() });
export type StartAgain = z.infer<typeof startAgainShape>;

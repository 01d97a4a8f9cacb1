import { z } from "zod";
import { CONFIDENCES } from "@/db/enums";
import { boundedText, cellShape } from "../input";
import { EVALUATION_LIMITS } from "../rules";
import { EVIDENCE_LIMITS, isWebAddress } from "./rules";

const common = cellShape.extend({
  evaluationId: z.uuid(),
  body: boundedText(EVALUATION_LIMITS.text).refine((text) => text !== "", "Say what it shows."),
  confidence: z.enum(CONFIDENCES, "Say how sure it is."),
  /** The last day on which it holds; null while nothing says that it ends. */
  validUntil: z.iso.date("Choose a day.").nullable().default(null),
});

const url = boundedText(EVIDENCE_LIMITS.url).refine(
  isWebAddress,
  "Give a whole address that begins with https:// or http://, without a name or password in it.",
);

/** A link with what it shows, or a note. */
export const addEvidenceShape = z.discriminatedUnion("kind", [
  common.extend({ kind: z.literal("link"), url }),
  common.extend({ kind: z.literal("note") }),
]);
export type AddEvidence = z.output<typeof addEvidenceShape>;

export const removeEvidenceShape = z.object({ evidenceId: z.uuid() });
export type RemoveEvidence = z.output<typeof removeEvidenceShape>;

/** `number` is the decision's, from the address. */
export const evidenceShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  criterionId: z.uuid(),
});
export type EvidenceInput = z.output<typeof evidenceShape>;

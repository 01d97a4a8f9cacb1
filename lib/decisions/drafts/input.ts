import { z } from "zod";
import { sectionBody, sectionKind } from "../input";
import { commitmentHex } from "../revisions/input";

/** The number comes from the route, as text. */
export const saveDraftShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  kind: sectionKind,
  body: sectionBody,
  baseCommitment: commitmentHex,
});
export type SaveDraft = z.output<typeof saveDraftShape>;

export const discardDraftShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  /** Left out: every section's draft. */
  kind: sectionKind.optional(),
});
export type DiscardDraft = z.output<typeof discardDraftShape>;

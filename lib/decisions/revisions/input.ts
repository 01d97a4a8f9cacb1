import { z } from "zod";
import { decisionTitle, revisionSummary, sectionBody, sectionKind } from "../input";

/** A salted commitment as lower-case hex: which text an edit started from. */
export const commitmentHex = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "This edit does not say which text it started from. Reload the page.");

export const reviseDecisionShape = z.object({
  decisionId: z.uuid(),
  changes: z
    .array(z.object({ kind: sectionKind, body: sectionBody, baseCommitment: commitmentHex }))
    .max(7)
    .refine(
      (changes) => new Set(changes.map((change) => change.kind)).size === changes.length,
      "Each section is sent once.",
    )
    .default([]),
  title: decisionTitle.optional(),
  /** The title that the edit started from; left out, the title is set whatever it is now. */
  baseTitle: z.string().optional(),
  summary: revisionSummary.default(""),
});
export type ReviseDecision = z.input<typeof reviseDecisionShape>;

/** The detail of a CONFLICT: somebody saved this section, or the title, after the edit began. */
export interface RevisionConflict {
  readonly kind: z.infer<typeof sectionKind> | "title";
  readonly theirs: string;
  readonly yours: string;
  /** What both began from; null when it cannot be told. */
  readonly base: string | null;
  /** What to send as the base once the person has chosen; for the title, the title itself. */
  readonly theirCommitment: string;
  readonly author: string;
  readonly revision: number;
}

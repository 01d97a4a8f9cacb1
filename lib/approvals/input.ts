import { z } from "zod";
import { storable } from "@/lib/text/input";
import { proofShape } from "./signing/input";

const decisionId = z.uuid();
/** The content hash that the page showed, as 64 lower-case hexadecimal digits. */
const contentHash = z.string().regex(/^[0-9a-f]{64}$/, "Reload the page: it did not send which text you read.");
const note = storable(z.string().trim().max(4000, "At most 4,000 characters."));
const reason = note.refine((text) => text !== "", "Say why in a sentence. It stays in the history.");

/** The member whose place the caller takes while they are away; none in their own. */
const standsInFor = z.uuid().nullable().default(null);

export const proposeShape = z.object({ decisionId });
export const approveShape = z.object({
  decisionId,
  contentHash,
  note: note.default(""),
  /** "I approve, and would have decided otherwise": the note says how. */
  isDissent: z.boolean().default(false),
  standsInFor,
  /** What the approval rule asks to be shown again. */
  proof: proofShape.nullable().default(null),
});
export const requestChangesShape = z.object({ decisionId, contentHash, reason, standsInFor });
export const rejectShape = z.object({ decisionId, contentHash, reason, standsInFor });
export const overrideShape = z.object({ decisionId, contentHash, reason });
export const liftRequestShape = z.object({ decisionId, approvalId: z.uuid() });
export const deprecateShape = z.object({ decisionId, reason });
export const dropCorrectionShape = z.object({ decisionId });

export type Propose = z.output<typeof proposeShape>;
type Approving = z.output<typeof approveShape>;
export type Approve = Omit<Approving, "isDissent" | "standsInFor" | "proof"> &
  Partial<Pick<Approving, "isDissent" | "standsInFor" | "proof">>;
export type RequestChanges = z.input<typeof requestChangesShape>;
export type Reject = z.input<typeof rejectShape>;
export type Override = z.output<typeof overrideShape>;
export type LiftRequest = z.output<typeof liftRequestShape>;
export type Deprecate = z.output<typeof deprecateShape>;
export type DropCorrection = z.output<typeof dropCorrectionShape>;

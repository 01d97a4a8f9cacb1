import { z } from "zod";
import { assertionShape } from "@/lib/auth/passkeys/input";

/** What an approver shows again: the password, or a key's signature of the statement that the server wrote. */
export const proofShape = z.discriminatedUnion("method", [
  z.object({ method: z.literal("password"), password: z.string().min(1, "Enter your password.").max(400) }),
  z.object({ method: z.literal("passkey"), statement: z.string().max(4000), assertion: assertionShape }),
]);
export type Proof = z.output<typeof proofShape>;

export const prepareSignatureShape = z.object({
  decisionId: z.uuid(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  standsInFor: z.uuid().nullable().default(null),
});
export type PrepareSignature = z.output<typeof prepareSignatureShape>;

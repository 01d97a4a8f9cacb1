import { z } from "zod";
import { passwordAgainShape } from "../input";

export const confirmedByPasswordShape = z.object({ password: passwordAgainShape });
export type ConfirmedByPassword = z.output<typeof confirmedByPasswordShape>;

/** Six digits of an authenticator, or a recovery code, of which older ones are shorter. Spaces, dashes and case are how people write them, not part of them. */
const codeShape = z
  .string()
  .max(100)
  .transform((text) => text.replace(/[\s-]/g, "").toLowerCase())
  .refine(
    (text) => /^(\d{6}|[a-z2-7]{16}|[a-z2-7]{24})$/.test(text),
    "Enter the six digits, or one of your recovery codes.",
  );

/** What `confirmSecondFactor` gave with the codes. */
export const keptCodesShape = z.object({ proof: z.string().max(4000) });
export type KeptCodes = z.output<typeof keptCodesShape>;

export const codeInputShape = z.object({ code: codeShape });
export type CodeInput = z.output<typeof codeInputShape>;

import { z } from "zod";

/** The account's password, typed again; empty where it has none. */
export const confirmedByPasswordShape = z.object({ password: z.string().max(400).default("") });
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

export const codeInputShape = z.object({ code: codeShape });
export type CodeInput = z.output<typeof codeInputShape>;

import { z } from "zod";

/** One line of text: no control characters, no invisible direction marks, no space around. */
export const lineShape = (maximum: number, empty: string) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((text) => text.length > 0, empty)
    .refine((text) => text.length <= maximum, `Use at most ${maximum} characters.`)
    .refine(
      (text) => !/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text),
      "Remove the invisible characters.",
    );

/** The shape of a text that the database can hold: well-formed, without NUL. Lengths and trimming are the caller's. */
export const storable = (text: z.ZodString, refusal = "This text holds characters that cannot be stored.") =>
  text.refine((value) => value.isWellFormed() && !value.includes("\0"), refusal);

import { z } from "zod";
import { lineShape } from "../text/input";
import { PASSWORD_MINIMUM } from "./rules";

const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]{1,59}|[a-z]{2,63})$/;

/** One spelling per mailbox: compatibility forms folded, no space around, lower case. */
function normalizeEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** A plain ASCII address: look-alike letters, quoted forms, comments and lists are refused, so one mailbox is one account. */
function isEmail(address: string): boolean {
  return address.length <= 254 && address.indexOf("@") <= 64 && ADDRESS.test(address);
}

export const emailShape = z
  .string()
  .max(400, "An e-mail address has at most 254 characters.")
  .transform(normalizeEmail)
  .refine((address) => address !== "", "Enter an e-mail address.")
  .refine(isEmail, "Enter one e-mail address such as ana@example.org, in letters without accents.");

/** A new password. Composed and decomposed accents count as the same, whatever keyboard typed them. */
export const newPasswordShape = z
  .string()
  .max(400, "A password has at most 400 characters.")
  .transform((text) => text.normalize("NFKC"))
  .refine((text) => Array.from(text).length >= PASSWORD_MINIMUM, `Use at least ${PASSWORD_MINIMUM} characters.`);

/** A password as typed at sign-in: never judged, only compared. */
const passwordShape = z
  .string()
  .min(1, "Enter your password.")
  .max(400, "A password has at most 400 characters.")
  .transform((text) => text.normalize("NFKC"));

/** The account's password, typed again by somebody signed in; empty where the account has none. */
export const passwordAgainShape = z.string().max(400, "A password has at most 400 characters.").default("");

export const personNameShape = lineShape(80, "Enter your name.");

export const signInShape = z.object({ email: emailShape, password: passwordShape });
export type SignIn = z.output<typeof signInShape>;

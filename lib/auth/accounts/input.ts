import { z } from "zod";
import { emailShape, newPasswordShape, passwordAgainShape, personNameShape } from "../input";

/** `proof` is what a mail to the address carried; see `proof.ts`. */
export const signUpShape = z.object({
  name: personNameShape,
  email: emailShape,
  password: newPasswordShape,
  proof: z.string().max(4000).optional(),
});
export type SignUp = z.output<typeof signUpShape>;

/** Asks for a mail with which an account can be made. */
export const requestSignUpShape = z.object({ email: emailShape });
export type RequestSignUp = z.output<typeof requestSignUpShape>;

export const changePasswordShape = z.object({ current: passwordAgainShape, password: newPasswordShape });
export type ChangePassword = z.output<typeof changePasswordShape>;

export const renamePersonShape = z.object({ name: personNameShape });
export type RenamePerson = z.output<typeof renamePersonShape>;

import { z } from "zod";
import { emailShape, newPasswordShape } from "../input";

export const requestPasswordResetShape = z.object({ email: emailShape });
export type RequestPasswordReset = z.output<typeof requestPasswordResetShape>;

export const resetPasswordShape = z.object({ token: z.string().max(200), password: newPasswordShape });
export type ResetPassword = z.output<typeof resetPasswordShape>;

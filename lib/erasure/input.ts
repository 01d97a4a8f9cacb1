import { z } from "zod";
import { passwordAgainShape } from "@/lib/auth/input";

export const eraseMyselfShape = z.object({
  /** The account's address, typed. */
  email: z.string().max(400).trim().toLowerCase(),
  password: passwordAgainShape,
});
export type EraseMyself = z.output<typeof eraseMyselfShape>;

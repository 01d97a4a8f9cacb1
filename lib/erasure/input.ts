import { z } from "zod";

export const eraseMyselfShape = z.object({
  /** The account's address, typed. */
  email: z.string().trim().toLowerCase(),
  /** The password, typed again. */
  password: z.string(),
});
export type EraseMyself = z.output<typeof eraseMyselfShape>;

import { z } from "zod";
import { emailShape } from "@/lib/auth/input";

/** A member, by the address that an account is known by. */
export const archivedPersonShape = z.strictObject({
  member: z.uuid(),
  email: emailShape,
  name: z.string().min(1).max(400),
});
export type ArchivedPerson = z.output<typeof archivedPersonShape>;

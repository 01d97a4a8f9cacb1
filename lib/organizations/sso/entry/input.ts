import { z } from "zod";
import { emailShape } from "@/lib/auth/input";
import { safeNext } from "@/lib/auth/rules";

export const beginSsoShape = z.object({
  email: emailShape,
  next: z.string().max(2000).default("/").transform(safeNext),
});
export type BeginSso = z.output<typeof beginSsoShape>;

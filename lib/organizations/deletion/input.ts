import { z } from "zod";
import { passwordAgainShape } from "@/lib/auth/input";

export const askForDeletionShape = z.object({
  /** The organization's name, typed. */
  name: z.string().max(400).trim(),
  current: passwordAgainShape,
});
export type AskForDeletion = z.output<typeof askForDeletionShape>;

export const undoDeletionShape = z.object({});

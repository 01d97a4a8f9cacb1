import { z } from "zod";

export const askForDeletionShape = z.object({
  /** The organization's name, typed. */
  name: z.string().trim(),
  /** The owner's password, typed again. */
  current: z.string(),
});
export type AskForDeletion = z.output<typeof askForDeletionShape>;

export const undoDeletionShape = z.object({});

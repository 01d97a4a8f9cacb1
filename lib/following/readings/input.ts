import { z } from "zod";
import { ROLES } from "@/db/enums";

const decisionId = z.uuid();

/** Whom to ask: people by name, and everybody of some roles who may see the decision. */
export const askToReadShape = z
  .object({
    decisionId,
    memberIds: z.array(z.uuid()).max(500, "Choose at most 500 people by name.").default([]),
    roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
    /** The last day to read it. */
    dueOn: z.iso.date("Choose a day."),
  })
  .refine(({ memberIds, roles }) => memberIds.length + roles.length > 0, {
    path: ["memberIds"],
    message: "Choose at least one person or role.",
  });
export type AskToRead = z.output<typeof askToReadShape>;

/** Which text was read, as the page showed it: a revision, and its content hash as 64 lower-case hexadecimal digits. */
export const acknowledgeReadingShape = z.object({
  decisionId,
  revision: z.number().int().positive().max(999_999_999),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, "Reload the page: it did not send which text you read."),
});
export type AcknowledgeReading = z.output<typeof acknowledgeReadingShape>;

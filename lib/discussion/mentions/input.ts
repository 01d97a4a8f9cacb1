import { z } from "zod";
import { storable } from "@/lib/text/input";

/** What was typed after an @, in a thread of a decision or, with `evaluationId`, of an evaluation of it. */
export const findMentionableShape = z.object({
  decisionId: z.uuid(),
  evaluationId: z.uuid().optional(),
  q: storable(z.string().trim().min(1, "Type the beginning of a name.").max(80, "No name is as long as this.")),
});
export type FindMentionable = z.output<typeof findMentionableShape>;

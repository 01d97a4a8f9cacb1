import { z } from "zod";
import { createDecisionShape } from "@/lib/decisions/input";

/** A new decision, and what to begin it with: a template's key, or nothing. */
export const beginDecisionShape = createDecisionShape
  .omit({ sections: true })
  .extend({ templateKey: z.string().max(64).nullable().default(null) });
export type BeginDecision = z.output<typeof beginDecisionShape>;

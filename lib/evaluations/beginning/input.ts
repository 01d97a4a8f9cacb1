import { z } from "zod";
import { EVALUATION_METHODS } from "@/db/enums";
import { createDecisionShape } from "@/lib/decisions/input";

/** A new decision, and what to begin it with: a template's key, a way to decide without one, or nothing but the record. */
export const beginDecisionShape = createDecisionShape
  .omit({ sections: true })
  .extend({
    templateKey: z.string().max(64).nullable().default(null),
    method: z.enum(EVALUATION_METHODS).nullable().default(null),
  })
  .refine(({ templateKey, method }) => templateKey === null || method === null || method === "matrix", {
    path: ["method"],
    error: "A template compares on criteria. Begin the vote without one.",
  });
export type BeginDecision = z.input<typeof beginDecisionShape>;

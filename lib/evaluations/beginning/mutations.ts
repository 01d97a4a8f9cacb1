import { createDecision, type CreatedDecision } from "@/lib/decisions/mutations";
import { notFound } from "@/lib/errors";
import type { ActingCtx } from "@/lib/history/mutations";
import { createEvaluationFromTemplate } from "../setup/mutations";
import { findTemplate } from "../setup/queries";
import { beginDecisionShape, type BeginDecision } from "./input";

/**
 * Creates a decision, and with a template also its record's skeleton and its evaluation. The decision stands on its own:
 * should making the evaluation fail, it remains as a draft that can be evaluated from its page.
 */
export async function beginDecision(ctx: ActingCtx, input: BeginDecision): Promise<CreatedDecision> {
  const { templateKey, title, productLineIds } = beginDecisionShape.parse(input);
  if (templateKey === null) return createDecision(ctx, { title, productLineIds });
  const template = findTemplate(templateKey);
  if (template === null) throw notFound("template");
  const created = await createDecision(ctx, { title, productLineIds, sections: { ...template.record } });
  await createEvaluationFromTemplate(ctx, { decisionId: created.id, templateKey });
  return created;
}

import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { insertDraft, type CreatedDecision } from "@/lib/decisions/mutations";
import type { ActingCtx } from "@/lib/history/mutations";
import { insertEvaluation } from "../setup/mutations";
import { requireOffered } from "../templates/queries";
import { beginDecisionShape, type BeginDecision } from "./input";

/** Creates a decision and, with a template or a way to decide, its record's skeleton and its evaluation: all of it or nothing. */
export async function beginDecision(ctx: ActingCtx, input: BeginDecision): Promise<CreatedDecision> {
  assertCan(ctx, "create decisions");
  const { templateKey, method, title, productLineIds } = beginDecisionShape.parse(input);
  return withAuthority(ctx, async (tx) => {
    const template = templateKey === null ? null : await requireOffered(tx, ctx, templateKey);
    const created = await insertDraft(tx, ctx, { title, productLineIds, sections: { ...template?.content.record } });
    if (template !== null || method !== null) await insertEvaluation(tx, ctx, created.id, template, method ?? "matrix");
    return created;
  });
}

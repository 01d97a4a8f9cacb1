import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { insertDraft, type CreatedDecision } from "@/lib/decisions/mutations";
import type { ActingCtx } from "@/lib/history/mutations";
import { insertEvaluation } from "../setup/mutations";
import { requireOffered } from "../templates/queries";
import type { BeginDecision } from "./input";

/** Creates a decision and, with a template, its record's skeleton and its evaluation: all of it or nothing. */
export async function beginDecision(
  ctx: ActingCtx,
  { templateKey, title, productLineIds }: BeginDecision,
): Promise<CreatedDecision> {
  assertCan(ctx, "create decisions");
  return withAuthority(ctx, async (tx) => {
    const template = templateKey === null ? null : await requireOffered(tx, ctx, templateKey);
    const created = await insertDraft(tx, ctx, { title, productLineIds, sections: { ...template?.content.record } });
    if (template !== null) await insertEvaluation(tx, ctx, created.id, template);
    return created;
  });
}

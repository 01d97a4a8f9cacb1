import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { evaluationCriteria, evaluationOptions } from "@/db/schema/evaluations";
import type { ActingCtx } from "@/lib/history/mutations";
import { saveContext } from "../../context/mutations";
import { shortNameOf } from "../../setup/rules";
import type { TemplateContent } from "../input";

/** Copies a template's options, criteria and context questions into a new evaluation: later versions change nothing there. */
export async function copyFrame(tx: Tx, ctx: ActingCtx, evaluationId: string, content: TemplateContent): Promise<void> {
  const { organizationId } = ctx;
  const options = content.options.map(({ name, summary }, position) => ({
    organizationId,
    id: uuid(),
    evaluationId,
    position,
    name,
    summary,
  }));
  if (options.length > 0) await tx.insert(evaluationOptions).values(options);
  const criteria = content.criteria.map(({ name, shortName, theme, question, decidedBy, ...rest }, position) => ({
    organizationId,
    id: uuid(),
    evaluationId,
    position,
    name,
    shortName: shortName === "" ? shortNameOf(name) : shortName,
    theme,
    question,
    decidedBy,
    anchors: rest.anchors,
    minimumScore: rest.minimumScore,
    ...(rest.measure !== null && { kind: "measured" as const, ...rest.measure }),
  }));
  await tx.insert(evaluationCriteria).values(criteria);
  if (content.contextQuestions.length === 0) return;
  const shifts = criteria.map(({ id }, at) => [id, content.criteria[at]?.shifts ?? []] as const);
  await saveContext(tx, ctx, evaluationId, {
    questions: content.contextQuestions,
    shifts: Object.fromEntries(shifts),
    answers: {},
  });
}

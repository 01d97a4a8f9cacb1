import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { PageBody } from "@/app/_ui/layout/page-body";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { DecisionHeader } from "@/lib/decisions/record/queries";
import { whyNotEvaluated } from "@/lib/evaluations/rules";
import { readOffered } from "../../../../_templates/read-offered";
import { BeginEvaluation } from "./begin-evaluation";

/** No evaluation, or none the reader may see yet: what one is for, and two ways to begin. It is never forced. */
export async function NoEvaluation({ ctx, decision }: { ctx: Ctx; decision: DecisionHeader }) {
  const base = `/o/${ctx.slug}/decisions/${decision.number}`;
  if (ctx.role === "stakeholder")
    return (
      <PageBody>
        <div className="max-w-(--container-read)">
          <h1 className="sr-only">Evaluation</h1>
          <EmptyState title="Nothing to see here yet">
            Stakeholders see an evaluation once it is closed, with its result and everybody’s scores.
          </EmptyState>
        </div>
      </PageBody>
    );
  const permission = can(ctx, "edit decisions", decision);
  const refusal = whyNotEvaluated(decision.status) ?? (permission.allowed ? null : permission.reason);
  return (
    <PageBody>
      <div className="max-w-(--container-read)">
        <h1 className="sr-only">Evaluation</h1>
        <EmptyState
          title="No evaluation"
          actions={
            refusal === null ? (
              <BeginEvaluation slug={ctx.slug} decisionId={decision.id} templates={await readOffered(ctx)} />
            ) : (
              <span className="text-xs text-ink-3">{refusal}</span>
            )
          }
        >
          Compare options on criteria, or vote on the options themselves: blind, then discuss where you differ, and
          close with a result that anyone can recompute. Or go straight to the record; an evaluation is never forced.
        </EmptyState>
        <p className="mt-4 text-center">
          <ButtonLink href={base} variant="quiet">
            Go to the record
          </ButtonLink>
        </p>
      </div>
    </PageBody>
  );
}

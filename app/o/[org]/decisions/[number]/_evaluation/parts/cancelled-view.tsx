import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { Time } from "@/app/_ui/text/time";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { DecisionHeader } from "@/lib/decisions/record/queries";
import type { CancelledOverview } from "@/lib/evaluations/overview/queries";
import { whyNotEvaluated } from "@/lib/evaluations/rules";
import { readOffered } from "../../../../_templates/read-offered";
import { BeginEvaluation } from "./begin-evaluation";

interface Props {
  readonly ctx: Ctx;
  readonly decision: DecisionHeader;
  readonly evaluation: CancelledOverview;
}

/** A cancelled evaluation stays in the history and cannot be cited. Another vote is another evaluation. */
export async function CancelledView({ ctx, decision, evaluation }: Props) {
  const canBegin = whyNotEvaluated(decision.status) === null && can(ctx, "edit decisions", decision).allowed;
  return (
    <PageBody>
      <div className="max-w-(--container-read)">
        <Lead rest="It stays in the history and cannot be cited.">
          This evaluation was cancelled on <Time at={evaluation.cancelledAt} as="day" />.
        </Lead>
        <p className="mt-4 flex flex-wrap gap-2">
          <ButtonLink href={`/o/${ctx.slug}/decisions/${decision.number}/history`}>Why, in the history</ButtonLink>
        </p>
        {canBegin && (
          <div className="mt-6 border-t border-line pt-6">
            <BeginEvaluation slug={ctx.slug} decisionId={decision.id} templates={await readOffered(ctx)} />
          </div>
        )}
      </div>
    </PageBody>
  );
}

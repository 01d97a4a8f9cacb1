import { Pencil } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { DecisionHeader } from "@/lib/decisions/record/queries";
import { StartAgain } from "./start-again";
import { ToApproval } from "./to-approval";

interface Props {
  readonly ctx: Ctx;
  readonly decision: DecisionHeader;
}

/** What one can do with a decision, at the right of its bar. Withdrawing stands with its approval. */
export function RecordActions({ ctx, decision }: Props) {
  const { status, number } = decision;
  if (status === "rejected" || status === "withdrawn") {
    const permission = can(ctx, "create decisions");
    return (
      <StartAgain slug={ctx.slug} decisionId={decision.id} refusal={permission.allowed ? null : permission.reason} />
    );
  }
  if (status === "deprecated" || status === "superseded") return null;
  const permission = can(ctx, "edit decisions", decision);
  const word = status === "accepted" ? "Correct" : "Edit";
  if (!permission.allowed)
    return (
      <Button size="sm" variant="quiet" refusal={permission.reason}>
        {word}
      </Button>
    );
  const base = `/o/${ctx.slug}/decisions/${number}`;
  return (
    <>
      {status === "draft" && <ToApproval href={`${base}/approval`}>Propose</ToApproval>}
      <ButtonLink href={`${base}/edit`} size="sm">
        <Pencil className="size-3.5" strokeWidth={1.75} />
        {word}
      </ButtonLink>
    </>
  );
}

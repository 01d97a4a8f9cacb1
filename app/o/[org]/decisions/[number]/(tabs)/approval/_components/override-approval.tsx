import { listed } from "@/app/_ui/text/format";
import type { Ctx } from "@/lib/access/context";
import type { ApprovalView } from "@/lib/approvals/queries";
import { Ending } from "../../../_components/ending";

/** Where a rule lets owners pass what is missing: the button, or why not. Nothing where no rule does. */
export function OverrideApproval({ ctx, view }: { ctx: Ctx; view: ApprovalView }) {
  const open = view.lines.filter((line) => line.by === null);
  const isOffered = open.length > 0 && open.every((line) => line.rule.terms.overriddenBy === "owners");
  if (!isOffered || ctx.role !== "owner") return null;
  const { lineIds, refusal } = view.override;
  const names = open.filter((line) => lineIds.includes(line.id)).map((line) => line.name);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2.5">
      <Ending
        kind="override"
        size="sm"
        slug={ctx.slug}
        decisionId={view.decision.id}
        contentHash={view.subject.contentHash}
        refusal={refusal}
      />
      <span className="text-xs text-ink-3">
        {refusal ?? `Accepts this text without what ${listed(names)} still misses. It shows as overridden everywhere.`}
      </span>
    </div>
  );
}

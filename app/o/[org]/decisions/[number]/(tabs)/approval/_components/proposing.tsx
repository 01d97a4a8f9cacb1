import { Link } from "@/app/_ui/link/link";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { ApprovalView } from "@/lib/approvals/queries";
import { unmetNeeds } from "@/lib/approvals/rules";
import { ActButton } from "../../../_components/act-button";
import { Unwritten } from "../../../_components/unwritten";
import { proposeDecision } from "../actions";

/** What a draft needs before it can be proposed, and the button that does it. */
export function Proposing({ ctx, view }: { ctx: Ctx; view: ApprovalView }) {
  const { decision, lines, vote } = view;
  const base = `/o/${ctx.slug}/decisions/${decision.number}`;
  const unmet = unmetNeeds(lines.filter((line) => !line.isArchived).length, vote);
  const permission = can(ctx, "edit decisions", decision);
  const needs = [
    {
      isMet: !unmet.includes("line"),
      text: "At least one product line that is not archived.",
      remedy: { label: "Choose its product lines", href: `${base}/properties` },
    },
    {
      isMet: !unmet.includes("no open evaluation"),
      text: "No open evaluation, so that the result it cites no longer changes.",
      remedy: { label: "Close or cancel the evaluation", href: `${base}/evaluation` },
    },
    {
      isMet: !unmet.includes("choice"),
      text: "A choice, with its reason, where the vote ended in a tie or a close call.",
      remedy: { label: "Choose an option", href: `${base}/evaluation` },
    },
  ];
  const refusal = permission.allowed
    ? unmet.length === 0
      ? null
      : "What is missing stands above."
    : permission.reason;
  return (
    <section className="mt-5">
      <ul className="mb-4">
        {needs.map((need) => (
          <li key={need.text} className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-line not-first:border-t">
            <StateGlyph status={need.isMet ? "accepted" : "draft"} />
            <span className={need.isMet ? "" : "text-ink"}>{need.text}</span>
            {need.isMet ? (
              <span className="sr-only">Met.</span>
            ) : (
              <Link href={need.remedy.href} className="ml-auto link">
                {need.remedy.label}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <Unwritten ctx={ctx} number={decision.number} />
      <div className="flex flex-wrap items-center gap-2.5">
        <ActButton
          variant="primary"
          refusal={refusal}
          run={proposeDecision.bind(null, ctx.slug, { decisionId: decision.id })}
        >
          Propose
        </ActButton>
      </div>
    </section>
  );
}

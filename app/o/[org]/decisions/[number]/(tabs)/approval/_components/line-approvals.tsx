import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { listed } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { ApprovalView } from "@/lib/approvals/queries";
import { listNames, type Approver } from "@/lib/approvals/rules";

/** Which product line has approved exactly this text, and who can for the others. */
export function LineApprovals({ memberId, view }: { memberId: string; view: ApprovalView }) {
  const { lines, verdicts, decision } = view;
  const isOpen = decision.status === "draft" || decision.status === "proposed" || view.isCorrection;
  return (
    <section className="mt-7">
      <SectionTitle count={lines.length}>Product lines</SectionTitle>
      <ul className="mt-1.5">
        {lines.map((line) => {
          const approvers = verdicts.filter(
            (verdict) => verdict.counts && verdict.verdict === "approved" && verdict.lineIds.includes(line.id),
          );
          const names = [...new Map(approvers.map((verdict) => [verdict.memberId, verdict.memberName])).values()];
          return (
            <li
              key={line.id}
              className="flex min-h-10 flex-wrap items-center gap-x-2.5 border-line py-1.5 not-first:border-t"
            >
              <StateGlyph status={line.approvalId === null ? "draft" : "accepted"} />
              <span className="font-medium text-ink">{line.name}</span>
              {line.isArchived && <span className="text-xs text-ink-3">archived</span>}
              <span className="ml-auto text-ink-3">
                {line.approvalId === null
                  ? isOpen
                    ? `${listNames(namesOf(line.eligible, memberId))} can approve`
                    : "Not approved"
                  : `Approved by ${listed(names.toReversed())}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The reader first, as "you"; the others by name. */
function namesOf(people: readonly Approver[], memberId: string): readonly string[] {
  const others = people.filter((person) => person.memberId !== memberId).map((person) => person.name);
  return others.length === people.length ? others : ["You", ...others];
}

import { classNames } from "@/app/_ui/class-names";
import { Person } from "@/app/_ui/people/person";
import { Pill, type Tone } from "@/app/_ui/state/pill";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { Verdict } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import type { ApprovalView } from "@/lib/approvals/queries";
import { ActButton } from "../../../_components/act-button";
import { liftRequest } from "../actions";

const SAID: Readonly<Record<Verdict, { readonly word: string; readonly tone: Tone }>> = {
  approved: { word: "Approved", tone: "positive" },
  changes_requested: { word: "Changes requested", tone: "caution" },
  rejected: { word: "Rejected", tone: "critical" },
  overridden: { word: "Overridden", tone: "caution" },
};

function outdatedBy(verdict: ApprovalView["verdicts"][number], { subject }: ApprovalView): string {
  if (verdict.liftedAt !== null) return "lifted";
  return verdict.contentHash === subject.contentHash ? "given before leaving" : "outdated by a later text";
}

/** Every verdict that was given, newest first. One on an earlier text is struck through: it no longer counts. */
export function VerdictList({ ctx, view }: { ctx: Ctx; view: ApprovalView }) {
  const { decision, verdicts } = view;
  if (verdicts.length === 0) return null;
  return (
    <section className="mt-7">
      <SectionTitle count={verdicts.length}>Verdicts</SectionTitle>
      <ul className="mt-1.5">
        {verdicts.map((verdict) => {
          const { word, tone } = SAID[verdict.verdict];
          const outdated = outdatedBy(verdict, view);
          const isKept = verdict.counts && verdict.contentHash !== view.subject.contentHash;
          const isMine = verdict.memberId === ctx.memberId && verdict.verdict === "changes_requested" && verdict.counts;
          return (
            <li key={verdict.id} className="flex gap-2.5 border-line py-2.5 not-first:border-t">
              <Person id={verdict.memberId} name={verdict.memberName} />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                  <span
                    className={classNames(
                      "font-medium",
                      verdict.counts ? "text-ink" : "text-ink-3 line-through decoration-ink-4",
                    )}
                  >
                    {verdict.memberName}
                  </span>
                  <Pill tone={verdict.counts ? tone : "neutral"}>{word}</Pill>
                  {verdict.onBehalfOfName !== null && (
                    <span className="text-xs text-ink-3">in the place of {verdict.onBehalfOfName}</span>
                  )}
                  {verdict.isDissent && <Pill tone="caution">Dissents</Pill>}
                  {verdict.signedBy !== null && (
                    <span className="text-xs text-ink-3">signed with a {verdict.signedBy}</span>
                  )}
                  {verdict.isSelfApproved && <Pill tone="caution">Self-approved</Pill>}
                  <span className="text-xs text-ink-3">
                    Revision {verdict.revision}
                    {!verdict.counts && `, ${outdated}`}
                    {isKept && ", its sections are the same still"}
                  </span>
                  <span className="ml-auto text-xs text-ink-3">
                    <Time at={verdict.createdAt} />
                  </span>
                </p>
                {verdict.reason !== "" && (
                  <p className="mt-0.5 text-base whitespace-pre-line text-ink-2">“{verdict.reason}”</p>
                )}
                {isMine && (
                  <div className="mt-1.5">
                    <ActButton
                      size="sm"
                      run={liftRequest.bind(null, ctx.slug, { decisionId: decision.id, approvalId: verdict.id })}
                    >
                      Lift your request
                    </ActButton>
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

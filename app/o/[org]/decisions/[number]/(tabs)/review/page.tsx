import type { Metadata } from "next";
import { Note } from "@/app/_ui/feedback/note";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Link } from "@/app/_ui/link/link";
import { dayOf } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getDecision, type DecisionHeader } from "@/lib/decisions/record/queries";
import { isReviewDue } from "@/lib/decisions/rules";
import { getReviewState, type AnsweredReview, type ReviewState } from "@/lib/reviews/queries";
import { ANSWER_WORDS, CAUSE_NOTES, CAUSE_WORDS } from "@/lib/reviews/rules";
import { numberOf, titleOf, type DecisionParams } from "../../decision";
import { AnswerForm } from "./_components/answer-form";
import { Triggers } from "./_components/triggers";

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Review");
}

/** Whether the decision should be looked at again, what to watch for, and what earlier reviews said. */
export default async function ReviewPage({ params }: { params: DecisionParams }) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const decision = await orNotFound(getDecision(ctx, numberOf(number)));
  const state = await getReviewState(ctx, decision.number);
  const permission = can(ctx, "review decisions", decision);
  const base = `/o/${ctx.slug}/decisions`;
  const isInForce = decision.status === "accepted";
  const canEnd = can(ctx, "supersede and deprecate", decision);
  return (
    <PageBody className="grid max-w-[680px] gap-7">
      <Lead rest={restOf(decision, state)}>{findingOf(decision, state)}</Lead>
      {state.openSuccessor !== null && (
        <Note>
          <Link href={`${base}/${state.openSuccessor}`} className="link">
            ADR-{state.openSuccessor}
          </Link>{" "}
          is being written in answer to the last review. When it is accepted it takes over; if it is withdrawn or
          rejected, this review is due again.
        </Note>
      )}
      {isInForce && !state.isBeingRevised && (
        <section>
          <SectionTitle className="mb-2">Your answer</SectionTitle>
          <AnswerForm
            slug={ctx.slug}
            decisionId={decision.id}
            base={base}
            number={decision.number}
            refusal={permission.allowed ? null : permission.reason}
            retireRefusal={canEnd.allowed ? null : canEnd.reason}
            reviewOn={isReviewDue(decision, new Date()) ? "" : (decision.reviewOn ?? "")}
          />
        </section>
      )}
      <Triggers
        slug={ctx.slug}
        decisionId={decision.id}
        triggers={state.triggers.map(({ happenedAt, ...trigger }) => ({
          ...trigger,
          happenedOn: happenedAt === null ? null : dayOf(happenedAt),
        }))}
        mayChange={permission.allowed && ["draft", "proposed", "accepted"].includes(decision.status)}
        mayReport={isInForce && can(ctx, "create decisions").allowed}
      />
      {state.answered.length > 0 && (
        <section>
          <SectionTitle className="mb-2" count={state.answered.length}>
            Earlier reviews
          </SectionTitle>
          <ol>
            {state.answered.map((one) => (
              <Answered key={one.id} one={one} base={base} />
            ))}
          </ol>
        </section>
      )}
    </PageBody>
  );
}

function findingOf(decision: DecisionHeader, { causes, isBeingRevised }: ReviewState): string {
  if (decision.status !== "accepted")
    return `ADR-${decision.number} is ${decision.status}, so there is nothing to review${decision.status === "draft" || decision.status === "proposed" ? " yet" : ""}.`;
  if (isBeingRevised) return `ADR-${decision.number} is being revised.`;
  if (causes.length === 0) return `ADR-${decision.number} needs no review now.`;
  return `ADR-${decision.number} is due for review: ${causes.map((cause) => CAUSE_WORDS[cause]).join(", and ")}.`;
}

function restOf({ status, reviewOn, steward }: DecisionHeader, { causes }: ReviewState): string {
  if (status !== "accepted") return "What to watch for can be named at any time.";
  const who = `${steward} looks after it.`;
  if (causes.length > 0) return who;
  return reviewOn === null ? `No review date is set. ${who}` : `It is reviewed on ${dayOf(new Date(reviewOn))}. ${who}`;
}

function Answered({ one, base }: { one: AnsweredReview; base: string }) {
  return (
    <li className="border-b border-line py-2.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium text-ink">{ANSWER_WORDS[one.answer]}</span>
        {one.successor !== null && (
          <Link href={`${base}/${one.successor}`} className="mono link">
            ADR-{one.successor}
          </Link>
        )}
        <span className="ml-auto text-xs text-ink-3">
          {CAUSE_NOTES[one.cause]} · {one.by}, <Time at={one.at} as="day" />
          {one.nextReviewOn !== null && ` · again on ${dayOf(new Date(one.nextReviewOn))}`}
        </span>
      </p>
      <p className="mt-0.5 whitespace-pre-line">{one.reason}</p>
    </li>
  );
}

import { notFound } from "next/navigation";
import { ArrowRight } from "@/app/_ui/icons";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBody } from "@/app/_ui/layout/page-body";
import { counted } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Phases } from "@/app/_ui/state/phases";
import type { Ctx } from "@/lib/access/context";
import { getTalk } from "@/lib/discussion/queries";
import { getVote, type VoteView } from "@/lib/evaluations/votes/views/queries";
import { Thread } from "../_components/thread/thread";
import { stepsOf } from "../_evaluation/parts/steps";
import { BallotTable } from "./talk/ballot-table";
import { ObjectionList } from "./talk/objection-list";
import { VoteSteps } from "./talk/vote-steps";
import { DisagreementNote } from "./result/disagreement-note";
import { OutcomeCard } from "./result/outcome-card";
import { PairwiseCard } from "./result/pairwise-card";
import { VoteChoiceNote } from "./result/vote-choice-note";
import { VoteProof } from "./result/vote-proof";

interface Props {
  readonly ctx: Ctx;
  /** The decision's number. */
  readonly number: number;
  /** The evaluation's number within the decision; the latest when left out. */
  readonly evaluation?: number;
}

/** A revealed vote: what it comes to, every ballot with its reason, and the objections; once closed, what was chosen. */
export async function VotePage({ ctx, number, evaluation }: Props) {
  const vote = await getVote(ctx, { number, ...(evaluation !== undefined && { evaluation }) });
  if (vote === null) notFound();
  const { thread } = await getTalk(ctx, { decisionId: vote.decision.id, evaluationId: vote.evaluationId });
  const base = `/o/${ctx.slug}/decisions/${number}`;
  const isClosed = vote.closed !== null;
  return (
    <PageBody>
      <div className="mb-5">
        <Phases label="Phase of the vote" steps={stepsOf(vote.phase, vote.method)} />
      </div>
      <div className="mb-5 flex flex-wrap items-start gap-x-6 gap-y-3.5">
        <Lead className="min-w-[16rem] flex-1" rest={restOf(vote)}>
          {vote.lead}
        </Lead>
        {isClosed ? (
          <ButtonLink href={base} size="sm">
            {vote.decision.status === "draft" ? "Read the drafted record" : "Read the record"}
            <ArrowRight />
          </ButtonLink>
        ) : (
          vote.may.steer.allowed && <VoteSteps slug={ctx.slug} vote={vote} />
        )}
      </div>
      {isClosed && <VoteChoiceNote slug={ctx.slug} vote={vote} />}
      {vote.method === "ranked" && isClosed && <DisagreementNote ctx={ctx} number={number} evaluation={vote.number} />}
      {!isClosed && vote.hasUncountedDraft && (
        <p className="mb-4 text-caution-ink">
          You did not submit your draft before the round was revealed, so it does not count.
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <OutcomeCard vote={vote} className={vote.result.ranked === undefined ? "lg:col-span-2" : undefined} />
        <PairwiseCard vote={vote} />
      </div>
      {vote.objections.length > 0 && <ObjectionList slug={ctx.slug} vote={vote} />}
      <SectionTitle className="mt-8 mb-2" count={vote.votes.length}>
        Ballots
      </SectionTitle>
      <BallotTable vote={vote} />
      <SectionTitle className="mt-8 mb-3">Discussion</SectionTitle>
      <div className="max-w-(--container-read)">
        <Thread slug={ctx.slug} thread={thread} />
      </div>
      {isClosed && <VoteProof vote={vote} base={base} />}
    </PageBody>
  );
}

/** How many voted, and what is to be done now. */
function restOf({ result, closed, may, rule }: VoteView): string {
  const turnout = `${result.voters} of ${counted(result.eligible, "person", "people")} voted.`;
  if (closed !== null) return turnout;
  if (!may.steer.allowed) return `${turnout} The steward closes the vote.`;
  switch (result.outcome) {
    case "carried":
      return `${turnout} You can close it.`;
    case "invalid":
      return `${counted(result.votesMissing, "ballot")} short of the quorum of ${rule.quorum ?? 0}. You can vote again, close without an option, or cancel and begin another vote.`;
    case "tie":
    case "none":
      return result.consent !== undefined && result.consent.standing > 0
        ? `${turnout} Meet each objection, or its author withdraws it, before it can close as consented.`
        : `${turnout} You can vote again, or close with a choice and a reason.`;
  }
}

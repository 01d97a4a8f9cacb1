import type { Metadata } from "next";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getEvaluation } from "@/lib/evaluations/overview/queries";
import { decisionOf, numberIn, textIn, titleOf, type DecisionParams, type Query } from "../../decision";
import { DiscussionView } from "../../_discussion/discussion-view";
import { CancelledView } from "../../_evaluation/parts/cancelled-view";
import { NoEvaluation } from "../../_evaluation/parts/no-evaluation";
import { ProgressView } from "../../_progress/progress-view";
import { ResultView } from "../../_result/result-view";
import { SetupView } from "../../_setup/setup-view";
import { VoteSetup } from "../../_vote/setup/vote-setup";
import { VotePage } from "../../_vote/vote-page";

interface Props {
  readonly params: DecisionParams;
  readonly searchParams: Query;
}

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Evaluation");
}

/** The evaluation of a decision, shown by the phase it is in. */
export default async function EvaluationPage({ params, searchParams }: Props) {
  const { org, number: text } = await params;
  const ctx = await requireOrg(org);
  const decision = await decisionOf(org, text);
  const which = await numberIn(searchParams, "evaluation");
  const { number } = decision;
  const evaluation = await orNotFound(
    getEvaluation(ctx, { number, ...(which !== undefined && { evaluation: which }) }),
  );
  if (evaluation === null) return <NoEvaluation ctx={ctx} decision={decision} />;
  switch (evaluation.phase) {
    case "setup":
      return evaluation.method === "matrix" ? (
        <SetupView slug={ctx.slug} evaluation={evaluation} canSaveAsTemplate={can(ctx, "manage templates").allowed} />
      ) : (
        <VoteSetup slug={ctx.slug} method={evaluation.method} evaluation={evaluation} />
      );
    case "weighting":
    case "scoring":
      return <ProgressView slug={ctx.slug} memberId={ctx.memberId} evaluation={evaluation} />;
    case "discussion":
      if (evaluation.method !== "matrix") return <VotePage ctx={ctx} number={number} evaluation={evaluation.number} />;
      return (
        <DiscussionView
          ctx={ctx}
          number={number}
          round={await numberIn(searchParams, "round")}
          cell={await textIn(searchParams, "cell")}
          show={await textIn(searchParams, "show")}
        />
      );
    case "closed":
      if (evaluation.method !== "matrix") return <VotePage ctx={ctx} number={number} evaluation={evaluation.number} />;
      return <ResultView ctx={ctx} number={number} evaluation={evaluation.number} />;
    case "cancelled":
      return <CancelledView ctx={ctx} decision={decision} evaluation={evaluation} />;
  }
}

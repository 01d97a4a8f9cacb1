import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { requireOrg } from "@/lib/auth/context";
import { getMyBallot } from "@/lib/evaluations/ballots/queries";
import { weighingFrame } from "@/lib/evaluations/weighing/rules";
import { getMyVote } from "@/lib/evaluations/votes/ballots/queries";
import { VoteBallot } from "../../_vote/ballot/vote-ballot";
import { numberOf, titleOf, type DecisionParams } from "../../decision";
import { ScoresBallot } from "./_components/scores-ballot";
import { WeightsBallot } from "./_components/weights-ballot";
import { JudgedBallot } from "../../_weighing/judged-ballot";

interface Props {
  readonly params: DecisionParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleOf(params, "Your ballot");
}

/** The reader's own ballot for the open round: weights or scores, blind. */
export default async function BallotPage({ params }: Props) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const decisionHref = `/o/${org}/decisions/${number}`;
  const vote = await getMyVote(ctx, { number: numberOf(number) });
  if (vote !== null) return <VoteBallot key={vote.round.id} vote={vote} slug={org} memberId={ctx.memberId} />;
  const ballot = await getMyBallot(ctx, { number: numberOf(number) });
  if (ballot === null)
    return (
      <>
        <PageBar path={[{ label: `ADR-${number}`, href: decisionHref }, { label: "Your ballot" }]} />
        <RefusedPage
          title="No round asks for your ballot now."
          reason="It has been revealed, or the next one has not begun. Who does not take part yet can be added by the steward until a reveal."
          way={{ label: "See the evaluation", href: `${decisionHref}/evaluation` }}
        />
      </>
    );
  const shared = { ballot, slug: org, memberId: ctx.memberId };
  // A new round is a new ballot: nothing typed into the old one may leak into it.
  if (ballot.round.kind === "scoring") return <ScoresBallot key={ballot.round.id} {...shared} />;
  const frame = weighingFrame(ballot.settings);
  return frame === null ? (
    <WeightsBallot key={ballot.round.id} {...shared} />
  ) : (
    <JudgedBallot key={ballot.round.id} frame={frame} {...shared} />
  );
}

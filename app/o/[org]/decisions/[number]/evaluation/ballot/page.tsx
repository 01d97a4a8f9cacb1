import type { Metadata } from "next";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { requireOrg } from "@/lib/auth/context";
import { getMyBallot } from "@/lib/evaluations/ballots/queries";
import { numberOf, type DecisionParams } from "../../decision";
import { ScoresBallot } from "./_components/scores-ballot";
import { WeightsBallot } from "./_components/weights-ballot";

export const metadata: Metadata = { title: "Your ballot" };

interface Props {
  readonly params: DecisionParams;
}

/** The reader's own ballot for the open round: weights or scores, blind. */
export default async function BallotPage({ params }: Props) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const decisionHref = `/o/${org}/decisions/${number}`;
  const ballot = await getMyBallot(ctx, { number: numberOf(number) });
  if (ballot === null)
    return (
      <>
        <PageBar path={[{ label: `ADR-${number}`, href: decisionHref }, { label: "Your ballot" }]} />
        <PageBody className="max-w-(--container-read)">
          <h1 className="sr-only">Your ballot</h1>
          <Refusal title="No round is open for you here.">
            Either the round has been revealed, or you do not take part in it. The steward can add you until the reveal.{" "}
            <ButtonLink href={`${decisionHref}/evaluation`} size="sm" className="mt-2">
              See the evaluation
            </ButtonLink>
          </Refusal>
        </PageBody>
      </>
    );
  const shared = { ballot, slug: org, memberId: ctx.memberId };
  // A new round is a new ballot: nothing typed into the old one may leak into it.
  return ballot.round.kind === "weighting" ? (
    <WeightsBallot key={ballot.round.id} {...shared} />
  ) : (
    <ScoresBallot key={ballot.round.id} {...shared} />
  );
}

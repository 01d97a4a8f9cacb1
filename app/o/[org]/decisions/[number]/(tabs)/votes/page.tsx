import type { Metadata } from "next";
import { requireOrg } from "@/lib/auth/context";
import { numberIn, numberOf, textIn, titleOf, type DecisionParams, type Query } from "../../decision";
import { DiscussionView } from "../../_discussion/discussion-view";

interface Props {
  readonly params: DecisionParams;
  readonly searchParams: Query;
}

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Votes");
}

/** Every vote and reason of an evaluation that is discussed or closed. `?evaluation=` names an earlier one. */
export default async function VotesPage({ params, searchParams }: Props) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  return (
    <DiscussionView
      ctx={ctx}
      number={numberOf(number)}
      evaluation={await numberIn(searchParams, "evaluation")}
      round={await numberIn(searchParams, "round")}
      cell={await textIn(searchParams, "cell")}
      show={await textIn(searchParams, "show")}
    />
  );
}

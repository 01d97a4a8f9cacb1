import type { Metadata } from "next";
import { requireOrg } from "@/lib/auth/context";
import { numberOf, titleOf, type DecisionParams } from "../../decision";
import { DiscussionView } from "../../_discussion/discussion-view";

interface Props {
  readonly params: DecisionParams;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Votes");
}

/** Every vote and reason of an evaluation that is discussed or closed. `?evaluation=` names an earlier one. */
export default async function VotesPage({ params, searchParams }: Props) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const query = await searchParams;
  const textOf = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const countOf = (name: string) => {
    const text = textOf(name);
    return text === undefined ? undefined : numberOf(text);
  };
  return (
    <DiscussionView
      ctx={ctx}
      number={numberOf(number)}
      evaluation={countOf("evaluation")}
      round={countOf("round")}
      cell={textOf("cell")}
      show={textOf("show")}
    />
  );
}

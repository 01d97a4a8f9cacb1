import { Note } from "@/app/_ui/feedback/note";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { ChooseAfterVote } from "./choose-after-vote";

/** What was chosen after a closed vote, and why where the vote did not choose it. */
export function VoteChoiceNote({ slug, vote }: { slug: string; vote: VoteView }) {
  const { closed, names, carried, may } = vote;
  if (closed === null) return null;
  const { optionId, reason } = closed.choice;
  const fact = optionId === null ? "No option is chosen" : `Chosen: ${names[optionId] ?? ""}`;
  const although = optionId === null || optionId === carried ? "" : ALTHOUGH[vote.result.outcome];
  return (
    <div className="mb-4">
      <Note>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1">
            <b className="font-medium">
              {fact}
              {although}.
            </b>{" "}
            {reason}
          </p>
          {may.choose.allowed && <ChooseAfterVote slug={slug} vote={vote} />}
        </div>
      </Note>
    </div>
  );
}

const ALTHOUGH: Readonly<Record<VoteView["result"]["outcome"], string>> = {
  carried: ", although another option carries",
  tie: ", of those that tie",
  none: ", although no option carries",
  invalid: ", although the vote is below its quorum",
};

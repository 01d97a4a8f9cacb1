import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { StewardActions } from "./steward-actions";

interface Props {
  readonly slug: string;
  readonly discussion: Discussion;
}

/** What closing would bring, and the steward's steps. */
export function StewardPart({ slug, discussion }: Props) {
  const { closing, evaluationId, options, criteria, queue, people, rounds } = discussion;
  if (closing === null) return null;
  return (
    <StewardActions
      slug={slug}
      matrix={{
        evaluationId,
        options: options.map(({ id, name }) => ({ id, name })),
        criteria: criteria.map(({ id, name, shortName, measure }) => ({
          ...{ id, name, shortName },
          isMeasured: measure !== null,
        })),
        contested: queue.map(({ criterionId, optionId }) => ({ criterionId, optionId })),
      }}
      closing={{
        obstacles: closing.obstacles,
        sentences: [
          closing.sentences.lead,
          closing.sentences.equalWeights,
          closing.closeness === "none" ? null : closing.sentences.knockOut,
          closing.sentences.flip,
        ].filter((one) => one !== null),
        knockOuts: closing.knockOuts,
        closeness: closing.closeness,
        leaderIds: closing.leaderIds,
        defaultChoice: closing.defaultChoice,
        people: people.length,
        ballots: rounds.reduce((all, round) => all + round.submitted, 0),
      }}
      hasSecondRound={rounds.length > 1}
    />
  );
}

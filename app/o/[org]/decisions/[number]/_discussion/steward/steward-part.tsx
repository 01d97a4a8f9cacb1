import type { Ctx } from "@/lib/access/context";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { previewClosing } from "@/lib/evaluations/results/queries";
import { StewardActions } from "./steward-actions";

interface Props {
  readonly ctx: Ctx;
  readonly number: number;
  readonly discussion: Discussion;
}

/** Reads what closing would bring, and offers the steward's steps. */
export async function StewardPart({ ctx, number, discussion }: Props) {
  const closing = await previewClosing(ctx, { number });
  if (closing === null) return null;
  const { evaluationId, options, criteria, queue, people, rounds } = discussion;
  return (
    <StewardActions
      slug={ctx.slug}
      matrix={{
        evaluationId,
        options: options.map(({ id, name }) => ({ id, name })),
        criteria: criteria.map(({ id, name, shortName }) => ({ id, name, shortName })),
        contested: queue.map(({ criterionId, optionId }) => ({ criterionId, optionId })),
      }}
      closing={{
        obstacles: closing.obstacles.map(({ sentence }) => sentence),
        sentences: [closing.sentences.lead, closing.sentences.flip].filter((one) => one !== null),
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

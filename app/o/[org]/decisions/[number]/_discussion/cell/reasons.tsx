import { FIRST_REASONS, reasonsWorthHearing } from "@/lib/evaluations/discussion/reasons/rules";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { MoreReasons } from "./more-reasons";
import { ReasonItem } from "./reason-item";

type Cell = Discussion["cells"][number];

interface Props {
  readonly slug: string;
  readonly discussion: Discussion;
  readonly cell: Cell;
}

/** Why people scored as they did: the highest and the lowest first, then who changed their mind, then the others, so many of them. */
export function Reasons({ slug, discussion, cell }: Props) {
  const { shown, isUnanimous } = reasonsWorthHearing(cell.votes);
  if (shown.length === 0)
    return <p className="border-t border-line py-2.5 text-ink-3">Nobody gave a reason for this cell.</p>;
  const nameOf = new Map(discussion.people.map(({ memberId, name }) => [memberId, name]));
  return (
    <>
      <ul aria-label="Reasons" className="mt-3 border-t border-line">
        {shown.slice(0, FIRST_REASONS).map((vote, at) => (
          <ReasonItem
            key={vote.memberId}
            vote={vote}
            name={nameOf.get(vote.memberId) ?? ""}
            end={isUnanimous ? null : (["Highest", "Lowest"][at] ?? null)}
          />
        ))}
      </ul>
      {shown.length > FIRST_REASONS && (
        <MoreReasons
          key={`${cell.criterionId} ${cell.optionId} ${discussion.round}`}
          slug={slug}
          number={discussion.decision.number}
          of={{
            evaluation: discussion.evaluationNumber,
            criterionId: cell.criterionId,
            optionId: cell.optionId,
            round: discussion.round,
          }}
          after={shown[FIRST_REASONS - 1]?.memberId ?? ""}
          left={shown.length - FIRST_REASONS}
        />
      )}
    </>
  );
}

import type { BallotCriterion } from "@/lib/evaluations/ballots/queries";
import type { Weighed } from "@/lib/evaluations/weighing/rules";
import { oneDecimal } from "@/app/_ui/text/format";

interface Props {
  readonly criteria: readonly BallotCriterion[];
  readonly weighed: Weighed;
}

/** The weights that follow from the ballot as it is; what is missing while they do not. */
export function WeightsSoFar({ criteria, weighed }: Props) {
  const points = weighed.points ?? {};
  const most = Math.max(1, ...Object.values(points));
  const inOrder = [...criteria].sort((a, b) => (points[b.id] ?? 0) - (points[a.id] ?? 0));
  return (
    <div className="border-line bg-sunken px-4 py-3.5 max-md:sticky max-md:top-[52px] max-md:z-5 max-md:border-b md:border-r">
      <h2 className="text-sm font-semibold" role="status">
        {weighed.obstacle === null ? "Your weights" : weighed.obstacle}
      </h2>
      {weighed.points === null ? (
        <p className="mt-2 text-xs text-ink-3 max-md:hidden">The weights appear here as soon as they follow.</p>
      ) : (
        <dl className="mt-3 grid gap-2 max-md:hidden">
          {inOrder.map(({ id, shortName }) => (
            <div key={id}>
              <div className="flex justify-between gap-2">
                <dt className="clip">{shortName}</dt>
                <dd className="text-ink num">{oneDecimal(points[id] ?? 0)}</dd>
              </div>
              <div aria-hidden="true" className="mt-0.5 h-1 rounded-[2px] bg-neutral-4">
                <div
                  className="h-1 rounded-[2px] bg-accent"
                  style={{ width: `${((points[id] ?? 0) / most) * 100}%` }}
                />
              </div>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

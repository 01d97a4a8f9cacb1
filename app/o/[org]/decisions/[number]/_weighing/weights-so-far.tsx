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
      <h2 className="text-sm font-semibold">Your weights</h2>
      <p className="mt-1 text-xs text-ink-3" role="status">
        {weighed.obstacle ?? "As they follow from your answers, in points of 100."}
      </p>
      {weighed.points !== null && (
        <ul className="mt-3 grid gap-2 max-md:hidden">
          {inOrder.map(({ id, shortName }) => (
            <li key={id}>
              <span className="flex justify-between gap-2">
                <span className="clip">{shortName}</span>
                <span className="text-ink num">{oneDecimal(points[id] ?? 0)}</span>
              </span>
              <span aria-hidden="true" className="mt-0.5 block h-1 rounded-[2px] bg-neutral-4">
                <span
                  className="block h-1 rounded-[2px] bg-accent"
                  style={{ width: `${((points[id] ?? 0) / most) * 100}%` }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import type { BallotCriterion } from "@/lib/evaluations/ballots/queries";
import { ShiftLines } from "./shift-lines";

/** The same for several criteria at once, where no row has room for it: only those that have anything to say. */
export function ShiftsByName({ criteria }: { criteria: readonly Pick<BallotCriterion, "id" | "name" | "shifts">[] }) {
  const shifted = criteria.filter(({ shifts }) => shifts.length > 0);
  if (shifted.length === 0) return null;
  return (
    <dl className="grid gap-2 border-b border-line bg-sunken px-3 py-2.5">
      {shifted.map(({ id, name, shifts }) => (
        <div key={id}>
          <dt className="text-xs font-medium text-ink">{name}</dt>
          <dd>
            <ShiftLines shifts={shifts} className="mt-0.5 grid gap-0.5" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

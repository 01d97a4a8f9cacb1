import { oneDecimal } from "@/app/_ui/text/format";
import type { MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import type { CriterionWeight } from "@/lib/mcda/evaluate";

interface Props {
  readonly criteria: readonly MatrixCriterion[];
  readonly weights: readonly CriterionWeight[];
}

/** The group's weight of each criterion, with how far people lie apart. */
export function GroupWeights({ criteria, weights }: Props) {
  const heaviest = Math.max(...weights.map((each) => each.weight ?? 0), 0.01);
  return (
    <table>
      <caption className="sr-only">The group’s weight of each criterion, and how far people lie apart</caption>
      <thead>
        <tr className="border-b border-line text-2xs text-ink-3">
          <th scope="col" className="py-1.5 font-medium text-ink-3">
            Criterion
          </th>
          <th scope="col" className="py-1.5 font-medium text-ink-3 max-sm:hidden">
            <span className="sr-only">Bar</span>
          </th>
          <th scope="col" className="py-1.5 text-right font-medium text-ink-3">
            Weight
          </th>
          <th scope="col" className="py-1.5 text-right font-medium text-ink-3">
            Spread
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => {
          const given = weights.find((each) => each.criterionId === criterion.id);
          const weight = given?.weight ?? 0;
          return (
            <tr key={criterion.id} className="border-b border-line">
              <th scope="row" className="py-2 pr-3 font-regular">
                {criterion.name}
              </th>
              <td aria-hidden="true" className="w-1/3 py-2 pr-3 max-sm:hidden">
                <span className="block h-2 rounded-cell bg-ink-2" style={{ width: `${(weight / heaviest) * 100}%` }} />
              </td>
              <td className="py-2 text-right text-ink num">{Math.round(weight * 100)}</td>
              <td className="py-2 text-right text-ink-3 num">
                {given?.standardDeviation == null ? "n/a" : `± ${oneDecimal(given.standardDeviation * 100)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

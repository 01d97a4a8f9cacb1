import type { BallotCriterion } from "@/lib/evaluations/ballots/queries";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { lineWords, measuredWords } from "@/lib/evaluations/measures/rules";

interface Props {
  readonly criterion: BallotCriterion;
  readonly options: readonly MatrixOption[];
}

/** What was measured, where people score elsewhere: value, rating and source of each option. Nobody is asked anything. */
export function MeasuredOptions({ criterion, options }: Props) {
  return (
    <div className="mt-5">
      <p className="pb-3 text-ink-3">
        Measured, so nobody scores it: {criterion.measure && lineWords(criterion.measure)}, and what lies between on the
        line between them.
      </p>
      <dl className="border-t border-line">
        {options.map(({ id, name, summary }) => {
          const source = criterion.values[id]?.source ?? "";
          return (
            <div key={id} className="grid gap-x-4 border-b border-line py-3 sm:grid-cols-[180px_minmax(0,1fr)]">
              <dt>
                <span className="block text-md/[22px] font-semibold tracking-tight text-ink">{name}</span>
                {summary && <span className="block text-xs text-ink-3">{summary}</span>}
              </dt>
              <dd>
                <span className="block text-base text-ink num">{measuredWords(criterion, id) ?? "No value"}</span>
                {source && <span className="block text-xs wrap-anywhere text-ink-3">{source}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

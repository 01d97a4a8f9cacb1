import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { classNames } from "@/app/_ui/class-names";
import { lineWords, ratingOf, valueWords } from "@/lib/evaluations/measures/rules";
import type { ResultView } from "@/lib/evaluations/results/queries";

/** What was measured instead of scored: each option's value and the rating that follows. Nothing while nothing was. */
export function MeasuredCard({ result, className }: { result: ResultView; className?: string }) {
  const measured = result.frozen.criteria.flatMap(({ id, name, measure }) =>
    measure === undefined ? [] : [{ id, name, measure }],
  );
  if (measured.length === 0) return null;
  const nameOf = (id: string) => result.names.options[id] ?? "";
  return (
    <Card
      title="Measured"
      className={classNames("relative", className)}
      aside={<SaveTable name="measured" hasChart={false} />}
    >
      <div className="grid gap-3 px-4 pb-3.5">
        {measured.map(({ id, name, measure }) => (
          <section key={id}>
            <h3 className="font-medium text-ink">{name}</h3>
            <p className="text-xs text-ink-3">{lineWords(measure)}</p>
            <ul className="pt-1">
              {measure.values.map(({ option, value, source }) => (
                <li key={option} className="py-1">
                  <span className="flex justify-between gap-3">
                    <span className="clip">{nameOf(option)}</span>
                    <span className="whitespace-nowrap num">
                      {valueWords(value, measure)}, rated {ratingOf(value, measure).toFixed(1)}
                    </span>
                  </span>
                  {source && <span className="block text-xs wrap-anywhere text-ink-3">{source}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <ChartTable
        isTool
        caption="Measured values, what they are rated and where they come from"
        columns={["Criterion", "Option", "Value", "Unit", "Rated", "Source"]}
        rows={measured.flatMap(({ name, measure }) =>
          measure.values.map(({ option, value, source }) => [
            ...[name, nameOf(option), value, measure.unit],
            ratingOf(value, measure).toFixed(1),
            source,
          ]),
        )}
      />
    </Card>
  );
}

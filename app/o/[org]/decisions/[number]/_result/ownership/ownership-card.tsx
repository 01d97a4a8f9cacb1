import { CostScatter, shortAmount } from "@/app/_ui/chart/cost-scatter";
import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { counted, listed, oneDecimal, percentage } from "@/app/_ui/text/format";
import { ownershipView, type OwnershipView } from "@/lib/evaluations/ownership/rules";
import type { ResultView } from "@/lib/evaluations/results/queries";

/** What the options are worth against what owning them costs. Nothing while fewer than two are costed. */
export function OwnershipCard({ result, className }: { result: ResultView; className?: string }) {
  const { ownership, frozen, names } = result;
  const view = ownership === null ? null : ownershipView(ownership, frozen.result, frozen.criteria);
  if (view === null) return null;
  const nameOf = (id: string) => names.options[id] ?? "";
  const money = (value: number) => `${view.currency}${shortAmount(value)}`;
  const sentences = findingsOf(view, nameOf, money);
  const [first, ...rest] = view.places;
  return (
    <Card
      title="Cost of ownership"
      className={classNames("relative", className)}
      aside={<SaveTable name="cost-of-ownership" />}
    >
      <div className="px-4 pb-3.5">
        <p className="pb-1 text-xs text-ink-3">
          Points of the result against the cost of {counted(view.terms.years, "year")}
        </p>
        <CostScatter
          points={view.places.map((place) => ({ ...place, id: place.optionId, name: nameOf(place.optionId) }))}
          currency={view.currency}
          sentence={sentences.join(" ")}
        />
        <p className="pt-2 text-xs leading-[17px]">{sentences.join(" ")}</p>
        {first !== undefined && (
          <ul className="pt-1.5 text-xs leading-[19px]">
            {rest.map((place, at) => (
              <li key={place.optionId}>
                {nameOf(first.optionId)} costs less than {nameOf(place.optionId)} in{" "}
                <b className="num">{percentage(view.cheaper[0]?.[at + 1] ?? 0)}</b> of draws.{" "}
                <span className="text-ink-3">
                  {place.breakEven === null
                    ? "Even a build for nothing would cost more."
                    : `It breaks even at a build of ${oneDecimal(place.breakEven)} person-months, entered as ${oneDecimal(place.build)}.`}
                </span>
              </li>
            ))}
          </ul>
        )}
        {view.costCriteria.length > 0 && (
          <p className="pt-2 text-xs leading-[17px] text-caution-ink">
            {listed(view.costCriteria)} also {view.costCriteria.length === 1 ? "counts" : "count"} in the points: cost
            may be counted twice.
          </p>
        )}
        <p className="pt-2 text-xs leading-[17px] text-ink-3">
          Hollow: another is at least as good and costs no more. Whiskers: all inputs low, all high.
        </p>
      </div>
      <ChartTable
        isTool
        caption={`Net present values in ${view.currency}: real rate ${view.terms.rate}, growth ${view.terms.growth}, ${view.draws.toLocaleString("en")} triangular draws`}
        columns={[
          ...["Option", "Points", "NPV likely", "NPV low", "NPV high", "5% of draws below", "95% of draws below"],
          ...["Undiscounted", "On the frontier", "Break-even build"],
          ...view.places.map(({ optionId }) => `P(cheaper than ${nameOf(optionId)})`),
        ]}
        rows={view.places.map((place, at) => [
          nameOf(place.optionId),
          oneDecimal(place.benefit),
          ...[place.likely, place.low, place.high].map(whole),
          ...[place.spread.quantiles.p5, place.spread.quantiles.p95, place.undiscounted].map(whole),
          place.isEfficient ? "yes" : "no",
          place.breakEven === null ? "–" : place.breakEven.toFixed(2),
          ...(view.cheaper[at] ?? []).map((share, other) => (other === at ? "–" : percentage(share))),
        ])}
      />
    </Card>
  );
}

const whole = (value: number) => Math.round(value).toLocaleString("en");

/** What each step along the frontier buys, and who lies off it. */
function findingsOf(
  { places, steps }: OwnershipView,
  nameOf: (id: string) => string,
  money: (value: number) => string,
): string[] {
  const name = (at: number) => nameOf(places[at]?.optionId ?? "");
  const bought = steps.map(
    ({ from, to, extraBenefit, extraCost }) =>
      `${name(to)} gains ${oneDecimal(extraBenefit)} points over ${name(from)} for ${money(extraCost)}.`,
  );
  const off = places.filter(({ isEfficient }) => !isEfficient).map(({ optionId }) => nameOf(optionId));
  if (off.length === 0) return bought;
  return [...bought, `${listed(off)} ${off.length === 1 ? "scores" : "score"} no more than a cheaper option.`];
}

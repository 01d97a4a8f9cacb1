import { classNames } from "@/app/_ui/class-names";
import { ContributionBars, type ContributionBar } from "@/app/_ui/chart/contribution-bars";
import { ThemeLegend } from "@/app/_ui/chart/theme-legend";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { listed, oneDecimal } from "@/app/_ui/text/format";
import { quantile } from "@/lib/mcda/ratings/spread";
import { isKnockedOut } from "@/lib/evaluations/results/rules";
import type { ResultView } from "@/lib/evaluations/results/queries";

/** What each option's points are made of, and what each person alone would give. */
export function RankingCard({ result, className }: { result: ResultView; className?: string }) {
  const { ranking } = result.frozen.result;
  const themes = ranking[0]?.themes.map(({ theme }) => theme) ?? [];
  const bars = ranking.map((option): ContributionBar => {
    const segments = themes.map((theme) => option.themes.find((one) => one.theme === theme)?.points ?? 0);
    return {
      id: option.optionId,
      name: result.names.options[option.optionId] ?? "",
      rank: option.rank,
      points: option.points,
      mayWin: !isKnockedOut(result.frozen.result, option.optionId),
      segments,
      people: peopleOf(result, option.optionId),
    };
  });
  const hasPeople = bars.some(({ people }) => people && people.length > 1);
  const isCrowd = result.people.length > MOST_PEOPLE;
  const hasOwn = result.people.some(({ isYou }) => isYou);
  const sentence = bars
    .map(({ name, points, segments, mayWin }) => {
      const parts = themes.map((theme, at) => `${theme} ${oneDecimal(segments[at] ?? 0)}`).join(", ");
      return `${name} ${points === null ? "has no total" : oneDecimal(points)} of 100: ${parts}${mayWin ? "" : "; it is below a minimum and may not win"}.`;
    })
    .join(" ");
  return (
    <Card
      title="Ranking"
      className={classNames("relative", className)}
      aside={
        <>
          <div className="mr-10 max-lg:hidden">
            <ThemeLegend themes={themes} hasPeople={hasPeople} hasOwn={hasOwn} />
          </div>
          <SaveTable name="ranking" />
        </>
      }
    >
      <div className="px-4 pb-2 lg:hidden">
        <ThemeLegend themes={themes} hasPeople={hasPeople} hasOwn={hasOwn} />
      </div>
      <ContributionBars bars={bars} themes={themes} sentence={sentence} />
      <Minimums result={result} />
      <ChartTable
        isTool
        caption="Points of each option by theme, and what each person alone would give"
        columns={[
          "Option",
          "Rank",
          "Points",
          ...themes,
          ...(isCrowd ? CROWD : result.people.map(({ name }) => `${name} alone`)),
        ]}
        rows={bars.map(({ id, name, rank, points, segments, mayWin }) => [
          name,
          mayWin ? (rank ?? "–") : "may not win",
          points === null ? "–" : oneDecimal(points),
          ...segments.map(oneDecimal),
          ...(isCrowd ? crowdOf(result, id) : result.people.map(({ memberId }) => pointsOf(result, memberId, id))).map(
            (own) => (own === null ? "–" : oneDecimal(own)),
          ),
        ])}
      />
    </Card>
  );
}

/** With more people a column each would not be read. */
const MOST_PEOPLE = 12;

const CROWD = ["Lowest alone", "Lower quartile alone", "Median alone", "Upper quartile alone", "Highest alone"];

/** Where the people's own points lie, by quartiles of type 7. */
function crowdOf(result: ResultView, optionId: string): (number | null)[] {
  const points = result.frozen.result.individual.flatMap(
    (one) => one.points.find((entry) => entry.optionId === optionId)?.points ?? [],
  );
  return [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(points, share).value);
}

/** By which minimums an option could not win; nothing where there was none. */
function Minimums({ result }: { result: ResultView }) {
  const minimums = result.frozen.criteria.flatMap(({ name, minimumScore }) =>
    minimumScore === undefined ? [] : [`${minimumScore} on ${name}`],
  );
  if (minimums.length === 0) return null;
  return <p className="px-4 pb-3 text-xs text-ink-3">No option below {listed(minimums)} may win.</p>;
}

function peopleOf(result: ResultView, optionId: string) {
  return result.people.flatMap(({ memberId, name, isYou }) => {
    const points = pointsOf(result, memberId, optionId);
    return points === null ? [] : [{ id: memberId, name, points, isOwn: isYou }];
  });
}

function pointsOf({ frozen }: ResultView, memberId: string, optionId: string): number | null {
  const own = frozen.result.individual.find(({ voterId }) => voterId === memberId);
  return own?.points.find((one) => one.optionId === optionId)?.points ?? null;
}

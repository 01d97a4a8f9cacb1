import { TornadoBars } from "@/app/_ui/chart/robustness/tornado-bars";
import { weightReach } from "@/app/_ui/chart/robustness/swap-line-geometry";
import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { oneDecimal } from "@/app/_ui/text/format";
import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { shownMargin } from "@/lib/mcda/sentence";
import { tornadoRows } from "./tornado-rows";

/** So many bars are drawn; the table has all. */
const MOST_BARS = 12;

interface Props {
  readonly result: ResultView;
  readonly robustness: Robustness;
  readonly className?: string;
}

/** How far the weight of each criterion moves the lead, and where it turns it. Nothing unless one option leads another alone. */
export function TornadoCard({ result, robustness, className }: Props) {
  const first = robustness.tornado[0];
  if (first === undefined) return null;
  const reach = weightReach(robustness.tornado.map(({ weightNow }) => 100 * weightNow));
  const rows = tornadoRows(robustness, result.names, reach);
  const [leader, challenger] = [first.leader, first.challenger].map(
    ({ optionId }) => result.names.options[optionId] ?? "",
  );
  const longest = rows[0];
  const within = rows.filter(({ flip }) => flip !== null && flip.weight <= reach).length;
  const sentence = `${longest?.name ?? ""} moves the lead of ${leader} over ${challenger} most: from ${oneDecimal(longest?.without ?? 0)} points without it to ${oneDecimal(longest?.most ?? 0)} at a weight of ${reach}. ${within === 0 ? "No" : within} of ${rows.length} weights turn it on the way.`;
  return (
    <Card
      title="Which weight matters most"
      className={classNames("relative", className)}
      aside={<SaveTable name="tornado" />}
    >
      <div className="px-4 pb-3">
        <p className="pb-1.5 text-xs text-ink-3">
          {leader}’s lead over {challenger} in points, as each weight goes from 0 to {reach}
        </p>
        <TornadoBars
          rows={rows.slice(0, MOST_BARS)}
          now={first.leader.now - first.challenger.now}
          nowText={oneDecimal(shownMargin(first.leader.now, first.leader.now - first.challenger.now))}
          sentence={sentence}
        />
        <p className="pt-1.5 text-xs leading-[17px] text-ink-3">
          Dark end: more weight. Left of the line another option leads; the tick is where, with its weight.
          {rows.length > MOST_BARS && ` The ${rows.length - MOST_BARS} that move it least stand in the table.`}
        </p>
      </div>
      <ChartTable
        isTool
        caption={`Lead of ${leader} over ${challenger} in points, by the weight of one criterion (one-way sensitivity)`}
        columns={["Criterion", "Weight", "Lead at 0", `Lead at ${reach}`, "Flips at", "To"]}
        rows={rows.map(({ name, weight, without, most, flip }) => [
          name,
          oneDecimal(weight),
          oneDecimal(without),
          oneDecimal(most),
          flip === null ? "–" : oneDecimal(flip.weight),
          flip === null ? "–" : flip.winner,
        ])}
      />
    </Card>
  );
}

import { classNames } from "@/app/_ui/class-names";
import { DivergingBars, type DivergingBar } from "@/app/_ui/chart/robustness/diverging-bars";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { restSentence } from "./leave-one-out-words";
import { marginText, sameLeaders, standingWords } from "../standing-words";

/** So many people stand in the drawing: those that turn it and those that come nearest. */
const MOST_PEOPLE = 8;

/** So many criteria stand there at least; more where the card of weights beside it is longer. */
const LEAST_CRITERIA = 4;

/** And so many at most; all of them stand in the table behind. */
const MOST_CRITERIA = 12;

/** What the first place hangs on: the result without each person and without each criterion. */
export function LeaveOneOutCard({ result, className }: { result: ResultView; className?: string }) {
  const { leaveOneVoterOut, leaveOneCriterionOut } = result.frozen.result;
  const nameOf = (memberId: string) => result.people.find((one) => one.memberId === memberId)?.name ?? "";
  // Without the only voter nothing is left to lead: n/a, and no bar.
  const isOne = leaveOneVoterOut.length < 2;
  const people = (isOne ? [] : leaveOneVoterOut).map((one) => barOf(result, one, nameOf(one.id)));
  const criteria = leaveOneCriterionOut.map((one) => barOf(result, one, result.names.criteria[one.id] ?? ""));
  const shownPeople = people.length <= MOST_PEOPLE ? people : nearest(people, MOST_PEOPLE);
  const room = Math.min(MOST_CRITERIA, Math.max(LEAST_CRITERIA, criteria.length - shownPeople.length - 1));
  const shownCriteria = nearest(criteria, room).map((bar, at) => ({ ...bar, isSplit: at === 0 }));
  return (
    <Card
      title="Leave one out"
      className={classNames("relative", className)}
      aside={<SaveTable name="leave-one-out" />}
    >
      <div data-chart className="px-4 pb-3">
        <DivergingBars
          caption="Who leads, and by how much, without each person and without some criteria"
          columns={["Without", "Leader, by"]}
          bars={[...shownPeople, ...shownCriteria]}
        />
        <p className="pt-1.5 text-xs leading-[17px] text-ink-3">
          {restSentence(
            isOne ? [] : without(leaveOneVoterOut, shownPeople),
            without(leaveOneCriterionOut, shownCriteria),
            result.frozen.result.leaderIds,
            result.names,
          )}
        </p>
      </div>
      <ChartTable
        isTool
        caption="Leave one out: all people and all criteria"
        columns={["Without", "Leader", "Points ahead", "Turns it"]}
        rows={[
          ...leaveOneVoterOut.map((one) =>
            isOne ? [nameOf(one.id), "n/a", "n/a", "n/a"] : rowOf(result, one, nameOf(one.id)),
          ),
          ...leaveOneCriterionOut.map((one) => rowOf(result, one, result.names.criteria[one.id] ?? "")),
        ]}
      />
    </Card>
  );
}

type LeftOut = ResultView["frozen"]["result"]["leaveOneVoterOut"][number];

function rowOf({ names }: ResultView, one: LeftOut, label: string): string[] {
  const leader = standingWords({ ...one, margin: null }, names);
  return [label, leader, marginText(one) ?? "–", one.isPivotal ? "Yes" : "No"];
}

function barOf({ names, frozen }: ResultView, one: LeftOut, label: string): DivergingBar {
  const { leaderIds, margin } = one;
  const isSame = sameLeaders(leaderIds, frozen.result.leaderIds);
  return {
    id: one.id,
    label,
    value: margin === null ? null : isSame ? margin : -margin,
    word: leaderIds.length > 1 ? "Tie" : standingWords({ ...one, margin: null }, names),
    amount: leaderIds.length > 1 ? null : marginText(one),
  };
}

/** What turns the result, then what comes nearest to it. */
function nearest(bars: readonly DivergingBar[], count: number): DivergingBar[] {
  const known = bars.filter(({ value }) => value !== null);
  return [...known].sort((a, b) => (a.value ?? 0) - (b.value ?? 0)).slice(0, count);
}

function without(all: readonly LeftOut[], drawn: readonly DivergingBar[]): readonly LeftOut[] {
  return all.filter(({ id }) => !drawn.some((bar) => bar.id === id));
}

import type { WeighedItem, WeighingGroup } from "@/lib/evaluations/weighing/rules";
import type { GroupProps } from "./judged-ballot";
import { NumberRow } from "./number-row";

interface Props extends GroupProps {
  readonly method: "points" | "swing";
}

/** What is asked of each row, and what is said of it. */
const ASKED: Readonly<
  Record<Props["method"], { unit: string; noteOf: (item: WeighedItem, group: WeighingGroup) => string | undefined }>
> = {
  points: {
    unit: "points of 100",
    noteOf: ({ criterionIds }, { key }) => (key === "themes" ? countOf(criterionIds.length) : undefined),
  },
  swing: { unit: "what this step is worth, 100 for the most important one", noteOf: stepOf },
};

/** A number for each row of a group: 100 points shared among them, or what each step from worst to best is worth. */
export function NumbersGroup({ method, group, given, isLocked, onChange }: Props) {
  const { unit, noteOf } = ASKED[method];
  return (
    <ul>
      {group.items.map((item) => (
        <NumberRow
          key={item.id}
          name={item.name}
          note={noteOf(item, group)}
          value={given[item.id]}
          unit={unit}
          isLocked={isLocked}
          onChange={(value) => {
            const others = Object.entries(given).filter(([id]) => id !== item.id);
            onChange(Object.fromEntries(value === null ? others : [...others, [item.id, value]]));
          }}
        />
      ))}
    </ul>
  );
}

const countOf = (criteria: number) => (criteria === 1 ? "1 criterion" : `${criteria} criteria`);

/** The step, worded with the real worst and best; direct importance would leave out how far they lie apart. */
function stepOf({ worst, best, criterionIds }: WeighedItem): string {
  if (worst !== "" && best !== "") return `From ${worst} to ${best}`;
  return criterionIds.length > 1
    ? `All ${criterionIds.length} criteria of it from worst to best`
    : "From its worst to its best; the anchors are not written";
}

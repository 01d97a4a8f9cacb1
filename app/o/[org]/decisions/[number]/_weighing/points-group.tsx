import type { GroupProps } from "./judged-ballot";
import { NumberRow } from "./number-row";

/** 100 points within one group. */
export function PointsGroup({ group, given, isLocked, onChange }: GroupProps) {
  return (
    <ul>
      {group.items.map((item) => (
        <NumberRow
          key={item.id}
          name={item.name}
          note={group.key === "themes" ? countOf(item.criterionIds.length) : undefined}
          value={given[item.id]}
          sliderEnd={100}
          unit="points of 100"
          isLocked={isLocked}
          onChange={(value) => onChange({ ...given, [item.id]: value })}
        />
      ))}
    </ul>
  );
}

const countOf = (criteria: number) => (criteria === 1 ? "1 criterion" : `${criteria} criteria`);

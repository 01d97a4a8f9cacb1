import type { WeighedItem } from "@/lib/evaluations/weighing/rules";
import type { GroupProps } from "./judged-ballot";
import { NumberRow } from "./number-row";

/** What each step from worst to best is worth beside the one that matters most. */
export function SwingGroup({ group, given, isLocked, onChange }: GroupProps) {
  return (
    <ul>
      {group.items.map((item) => (
        <NumberRow
          key={item.id}
          name={item.name}
          note={stepOf(item)}
          value={given[item.id]}
          sliderEnd={100}
          unit="what this step is worth, 100 for the most important one"
          isLocked={isLocked}
          onChange={(value) => onChange({ ...given, [item.id]: value })}
        />
      ))}
    </ul>
  );
}

/** The step, worded with the real worst and best; direct importance would leave out how far they lie apart. */
function stepOf({ worst, best, criterionIds }: WeighedItem): string {
  if (worst !== "" && best !== "") return `From ${worst} to ${best}`;
  return criterionIds.length > 1
    ? `All ${criterionIds.length} criteria of it from worst to best`
    : "From its worst to its best; the anchors are not written";
}

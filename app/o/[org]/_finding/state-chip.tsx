import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import { DECISION_STATUSES } from "@/db/enums";

/** Narrows to one state of decisions, or to a group of states. */
export function StateChip({ value, onChange }: { value: string | undefined; onChange: () => void }) {
  return (
    <FilterChip label="State" name="state" value={value} onChange={onChange}>
      <option value="">any</option>
      <option value="open">open</option>
      <option value="in-force">in force</option>
      <option value="gone">gone</option>
      {DECISION_STATUSES.map((status) => (
        <option key={status} value={status}>
          {status}
        </option>
      ))}
    </FilterChip>
  );
}

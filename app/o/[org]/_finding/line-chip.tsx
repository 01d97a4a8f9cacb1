import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import type { LineChoice } from "@/app/o/[org]/_shell/lines";

interface Props {
  readonly lines: readonly LineChoice[];
  readonly value: string | undefined;
  /** What no choice is called. */
  readonly none?: string;
  readonly onChange: () => void;
}

/** Narrows to a product line and what lies below it. */
export function LineChip({ lines, value, none = "any", onChange }: Props) {
  return (
    <FilterChip label="Product line" name="line" value={value} onChange={onChange}>
      <option value="">{none}</option>
      {lines.map((line) => (
        <option key={line.slug} value={line.slug}>
          {`${"\u2003".repeat(line.depth)}${line.name}`}
        </option>
      ))}
    </FilterChip>
  );
}

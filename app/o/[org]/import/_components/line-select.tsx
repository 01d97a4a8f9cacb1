import { Select } from "@/app/_ui/form/select";

/** A line to choose from, named with what lies above it. */
export interface ImportableLine {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly lines: readonly ImportableLine[];
  readonly value: string | null;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (lineId: string | null) => void;
}

/** Which product line decisions are for. */
export function LineSelect({ label, hint, lines, value, isLabelHidden, isDisabled, onChange }: Props) {
  return (
    <Select
      label={label}
      hint={hint}
      isLabelHidden={isLabelHidden}
      disabled={isDisabled}
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    >
      <option value="">No product line yet</option>
      {lines.map((line) => (
        <option key={line.id} value={line.id}>
          {line.label}
        </option>
      ))}
    </Select>
  );
}

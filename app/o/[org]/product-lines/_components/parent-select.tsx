import { Select } from "@/app/_ui/form/select";

/** A line that another may lie below. */
export interface ParentChoice {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
}

interface Props {
  readonly choices: readonly ParentChoice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error?: string | null;
}

/** Where in the tree a line lies; empty means at the top. */
export function ParentSelect({ choices, value, onChange, error }: Props) {
  return (
    <Select
      label="Lies below"
      hint="Leads of a line also decide for what lies below it."
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    >
      <option value="">Nothing: at the top</option>
      {choices.map((line) => (
        <option key={line.id} value={line.id}>
          {`${"\u2003".repeat(line.depth)}${line.name}`}
        </option>
      ))}
    </Select>
  );
}

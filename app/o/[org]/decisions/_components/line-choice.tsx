import { Checkbox } from "@/app/_ui/form/checkbox";

interface Props {
  readonly lines: readonly { readonly id: string; readonly name: string; readonly depth: number }[];
  readonly chosen: readonly string[];
  readonly onChange?: (chosen: readonly string[]) => void;
  readonly hint?: string;
}

/** Any number of product lines, in the order of the tree. Inside a form each sends its id as `line`. */
export function LineChoice({ lines, chosen, onChange, hint }: Props) {
  const toggle = (id: string, isOn: boolean) =>
    onChange?.(isOn ? [...chosen, id] : chosen.filter((candidate) => candidate !== id));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="font-medium text-ink">Product lines</legend>
      {hint !== undefined && <p className="text-xs text-ink-3">{hint}</p>}
      <div className="max-h-[17rem] overflow-y-auto rounded-control border border-line-2 px-3 py-1.5">
        {lines.map((line) => (
          <div key={line.id} style={{ paddingLeft: `${line.depth * 1.4}rem` }}>
            <Checkbox
              name="line"
              value={line.id}
              label={line.name}
              checked={chosen.includes(line.id)}
              onChange={(event) => toggle(line.id, event.currentTarget.checked)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

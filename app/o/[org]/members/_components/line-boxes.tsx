"use client";

import { Checkbox } from "@/app/_ui/form/checkbox";
import type { LineChoice } from "./shown-member";

interface Props {
  readonly legend: string;
  readonly lines: readonly LineChoice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Boxes for the tree of product lines. None ticked means all of them; a line brings what lies below it. */
export function LineBoxes({ legend, lines, chosen, onChange }: Props) {
  return (
    <fieldset>
      <legend className="font-medium text-ink">{legend}</legend>
      <p className="text-xs text-ink-3">None ticked means every product line. A line includes those below it.</p>
      <div className="mt-1 max-h-48 overflow-y-auto">
        {lines.map(({ id, name, depth }) => (
          <div key={id} style={{ paddingLeft: `${depth * 1.25}rem` }}>
            <Checkbox
              label={name}
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

"use client";

import { RowButtons } from "@/app/_ui/order/row-buttons";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { SetupChange } from "@/lib/evaluations/setup/input";
import { SavedField } from "./saved-field";

interface Props {
  /** As it will be once everything sent is saved. */
  readonly option: MatrixOption;
  /** As the page holds it. */
  readonly saved: MatrixOption;
  /** 1, 2, … */
  readonly place: number;
  /** Why nothing may be changed, or null. */
  readonly locked: string | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Why it cannot be moved at this moment, or null. */
  readonly moveRefusal: string | null;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onChange: (change: SetupChange) => void;
}

/** One option: its texts, its place, and the way out. */
export function OptionLine({ option, saved, place, locked, onChange, ...row }: Props) {
  const { id } = option;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1.5 border-b border-line py-2.5 sm:grid-cols-[200px_minmax(0,1fr)_auto]">
      <SavedField
        label={`Name of option ${place}`}
        saved={saved.name}
        sent={option.name}
        limit={EVALUATION_LIMITS.name}
        isLocked={locked !== null}
        onSave={(name) => onChange({ kind: "save-option", id, name })}
      />
      <div className="max-sm:order-last max-sm:col-span-2">
        <SavedField
          label={`${option.name} in one line`}
          placeholder="In one line, for whoever scores it"
          saved={saved.summary}
          sent={option.summary}
          limit={EVALUATION_LIMITS.text}
          isLocked={locked !== null}
          onSave={(summary) => onChange({ kind: "save-option", id, summary })}
        />
      </div>
      <RowButtons name={option.name} locked={locked} {...row} />
    </li>
  );
}

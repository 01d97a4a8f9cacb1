import { Slider } from "@/app/_ui/form/slider";
import { fieldStyle } from "@/app/_ui/form/field-style";

interface Props {
  readonly name: string;
  readonly note?: string | undefined;
  readonly value: number | undefined;
  readonly unit: string;
  readonly isLocked: boolean;
  /** Null once the field is emptied: nothing is answered then. */
  readonly onChange: (value: number | null) => void;
}

/** A name, a slider and a field for one number from 0 to 100. */
export function NumberRow({ name, note, value, unit, isLocked, onChange }: Props) {
  const change = (next: number) =>
    onChange(Number.isFinite(next) ? Math.min(100, Math.max(0, Math.round(next))) : null);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_64px] items-center gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(0,1fr)_180px_64px]">
      <div>
        <p className="font-medium text-ink">{name}</p>
        {note && <p className="text-xs text-ink-3">{note}</p>}
      </div>
      <Slider
        label={`${name}: slider`}
        value={value ?? 0}
        max={100}
        isLocked={isLocked}
        onChange={change}
        className="max-sm:col-span-2 max-sm:row-start-2"
      />
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        value={value ?? ""}
        placeholder="–"
        readOnly={isLocked}
        onChange={(event) => change(event.target.valueAsNumber)}
        aria-label={`${name}: ${unit}`}
        className={`${fieldStyle} [appearance:textfield] text-center num [&::-webkit-inner-spin-button]:appearance-none`}
      />
    </li>
  );
}

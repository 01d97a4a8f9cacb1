interface Props {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly isLocked: boolean;
  readonly className?: string;
  readonly onChange: (value: number) => void;
}

/** A quick way to set a number that also stands in a field beside it: for the pointer alone, so that Tab passes it by. */
export function Slider({ label, value, max, isLocked, className = "", onChange }: Props) {
  const at = Math.min(max, value);
  return (
    <input
      type="range"
      min={0}
      max={max}
      value={at}
      disabled={isLocked}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      aria-label={label}
      tabIndex={-1}
      style={{
        // Drawn here: the browser picks a track as light as it can beside a dark accent.
        background: `linear-gradient(90deg, var(--color-accent) ${(100 * at) / max}%, var(--color-neutral-4) 0) center / 100% 4px no-repeat`,
      }}
      className={`h-6 w-full cursor-pointer appearance-none rounded-full disabled:cursor-default ${THUMB} ${className}`}
    />
  );
}

/** A dot with an edge of the surface, as the sliders of the result have. */
const THUMB =
  "[&::-webkit-slider-thumb]:size-4 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-surface [&::-webkit-slider-thumb]:bg-accent [&::-webkit-slider-thumb]:ring-[1.5px] [&::-webkit-slider-thumb]:ring-accent [&::-moz-range-thumb]:size-3 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-surface [&::-moz-range-thumb]:bg-accent";

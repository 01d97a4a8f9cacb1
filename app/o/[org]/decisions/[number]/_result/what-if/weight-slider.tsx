"use client";

import { useId, useState, type KeyboardEvent } from "react";
import { classNames } from "@/app/_ui/class-names";
import { fieldStyle } from "@/app/_ui/form/field-style";

interface Props {
  readonly name: string;
  readonly shortName: string;
  /** Points of 100. */
  readonly weight: number;
  /** The group's, and one standard deviation between people; null below two. */
  readonly group: number;
  readonly deviation: number | null;
  /** Where another option begins to lead, and which; null when no weight does that. */
  readonly flip: { readonly weight: number; readonly winner: string } | null;
  /** Where the track ends. */
  readonly reach: number;
  readonly onMove: (weight: number) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** One weight to move: a slider with its flip point marked, and a field for the number. */
export function WeightSlider({ name, shortName, weight, group, deviation, flip, reach, onMove }: Props) {
  const share = (value: number) => `${(100 * Math.min(reach, Math.max(0, value))) / reach}%`;
  const isInReach = flip !== null && flip.weight <= reach;
  const side =
    flip === null ? "" : `${flip.winner} leads ${flip.weight > weight ? "above" : "below"} ${flip.weight.toFixed(1)}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(weight + step * (event.shiftKey ? 5 : 1));
  };
  return (
    <li
      title={name}
      className="grid grid-cols-[minmax(0,1fr)_64px] items-center gap-x-3 max-sm:py-1 sm:min-h-[30px] sm:grid-cols-[124px_minmax(0,1fr)_58px_80px]"
    >
      <span className="clip text-ink">{shortName}</span>
      {/* The track lies between the thumb's two extreme centres, so that a mark stands where the thumb will. */}
      <span className="relative block h-11 max-sm:order-last max-sm:col-span-full max-sm:-my-1 sm:h-[30px]">
        <span aria-hidden="true" className="absolute inset-x-[7px] inset-y-0">
          <span className="absolute inset-x-0 top-1/2 -mt-0.5 h-1 rounded-[2px] bg-neutral-4" />
          {isInReach && (
            <span
              className="absolute top-1/2 -mt-1 h-2 rounded-[2px] bg-surface"
              style={{
                left: flip.weight > weight ? share(flip.weight) : 0,
                right: flip.weight > weight ? 0 : `calc(100% - ${share(flip.weight)})`,
                backgroundImage: "repeating-linear-gradient(115deg, var(--color-ink-3) 0 1px, transparent 1px 4px)",
              }}
            />
          )}
          {deviation !== null && (
            <span
              className="absolute top-1/2 -mt-px h-0.5 bg-ink-3"
              style={{ left: share(group - deviation), right: `calc(100% - ${share(group + deviation)})` }}
            />
          )}
          {isInReach && (
            <span
              className="absolute top-1/2 -mt-2 -ml-px h-4 w-0.5 rounded-[1px] bg-ink"
              style={{ left: share(flip.weight) }}
            />
          )}
        </span>
        <input
          type="range"
          min={0}
          max={reach}
          step="any"
          value={Math.min(weight, reach)}
          aria-label={`Weight of ${name}`}
          aria-valuetext={`${weight.toFixed(1)} of 100${side === "" ? "" : `; ${side}`}`}
          onKeyDown={onKeyDown}
          onChange={(event) => onMove(Math.round(10 * event.currentTarget.valueAsNumber) / 10)}
          className={classNames(
            "absolute inset-0 m-0 h-full w-full cursor-pointer appearance-none bg-transparent",
            "[&::-webkit-slider-thumb]:size-3.5 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-surface [&::-webkit-slider-thumb]:bg-accent [&::-webkit-slider-thumb]:ring-[1.5px] [&::-webkit-slider-thumb]:ring-accent",
            "[&::-moz-range-thumb]:size-2.5 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-surface [&::-moz-range-thumb]:bg-accent",
          )}
        />
      </span>
      <WeightField name={name} weight={weight} onMove={onMove} />
      <span className="text-xs whitespace-nowrap text-ink-3 num max-sm:col-span-full sm:text-right">
        {flip === null ? (
          "no flip"
        ) : (
          <>
            flips at <b>{flip.weight.toFixed(1)}</b>
            <span className="sm:hidden">, to {flip.winner}</span>
          </>
        )}
      </span>
    </li>
  );
}

/** The number as it is typed; what is no number leaves the weight where it was, and says so. */
function WeightField({ name, weight, onMove }: Pick<Props, "name" | "weight" | "onMove">) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ readonly text: string; readonly weight: number } | null>(null);
  const refusalId = useId();
  const set = (text: string) => {
    setTyped(text);
    setRefused(null);
    const value = numberIn(text);
    if (value !== null) onMove(value);
  };
  const leave = () => {
    if (typed !== null && numberIn(typed) === null) setRefused({ text: typed.trim(), weight });
    setTyped(null);
  };
  const isRefused = refused !== null && refused.weight === weight;
  return (
    <>
      <input
        inputMode="decimal"
        aria-label={`Weight of ${name} in points of 100`}
        aria-describedby={isRefused ? refusalId : undefined}
        value={typed ?? weight.toFixed(1)}
        onChange={(event) => set(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => event.key === "Enter" && leave()}
        className={classNames(fieldStyle, "px-1.5 py-0.5 text-right text-sm num sm:min-h-[24px]")}
      />
      <span role="status" className="order-last col-span-full text-xs text-caution-ink empty:hidden">
        {isRefused && (
          <span id={refusalId}>
            {refused.text === "" ? "An empty field" : `“${refused.text}”`} is no number from 0 to 100: the weight of{" "}
            {name} stays {weight.toFixed(1)}.
          </span>
        )}
      </span>
    </>
  );
}

/** A weight in points of 100, or null where the text is none. */
function numberIn(text: string): number | null {
  const value = Number(text.replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 && value <= 100 ? value : null;
}

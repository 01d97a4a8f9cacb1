"use client";

import { X } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { Lead } from "@/app/_ui/text/lead";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";

interface Props {
  readonly options: readonly MatrixOption[];
  /** Best first; who is left out shares the rest. */
  readonly favourites: readonly string[];
  readonly isLocked: boolean;
  readonly onChange: (favourites: readonly string[]) => void;
}

/** The last step of a ballot: which options one would choose as a whole. Kept apart; it never enters the points. */
export function Favourites({ options, favourites, isLocked, onChange }: Props) {
  return (
    <div>
      <Lead
        className="mt-6 mb-4"
        rest="It is kept apart from your scores and changes no points. Where the two disagree, a criterion may be missing."
      >
        Leaving the criteria aside: which would you choose?
      </Lead>
      <p className="mb-2 text-xs text-ink-3">
        Press the options in your order, the best first. Stop where you have no view.
      </p>
      <ol className="border-t border-line">
        {options.map((option) => {
          const place = favourites.indexOf(option.id);
          return (
            <li key={option.id} className="border-b border-line">
              <button
                type="button"
                aria-pressed={place >= 0}
                aria-disabled={isLocked || undefined}
                onClick={() => {
                  if (isLocked) return;
                  onChange(place >= 0 ? favourites.filter((id) => id !== option.id) : [...favourites, option.id]);
                }}
                className="flex min-h-12 w-full items-center gap-3 px-1 text-left hover:bg-hover"
              >
                <span
                  className={`grid size-7 place-items-center rounded-control text-sm font-semibold num ${place >= 0 ? "bg-accent text-on-accent" : "border border-line-2 text-ink-3"}`}
                >
                  {place >= 0 ? place + 1 : "–"}
                </span>
                <span className="min-w-0">
                  <span className="block font-medium text-ink">{option.name}</span>
                  {option.summary && <span className="block text-xs text-ink-3">{option.summary}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {favourites.length > 0 && !isLocked && (
        <Button size="sm" variant="quiet" className="mt-2" onClick={() => onChange([])}>
          <X className="size-3.5" />
          Begin again
        </Button>
      )}
    </div>
  );
}

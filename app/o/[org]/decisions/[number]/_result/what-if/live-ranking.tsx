import { oneDecimal } from "@/app/_ui/text/format";
import type { WhatIfOption } from "@/lib/mcda/robustness/what-if";

interface Props {
  readonly ranking: readonly WhatIfOption[];
  /** Points by the group's weights, by option id. */
  readonly group: Readonly<Record<string, number>>;
  readonly names: Readonly<Record<string, string>>;
  readonly sentence: string;
}

const ROW = 30;

/** Names of so many characters leave the bars more room. */
const SHORT = 12;

/** The options under the moved weights, in their new order; the tick is where the group's weights put each. */
export function LiveRanking({ ranking, group, names, sentence }: Props) {
  const places = new Map(ranking.map(({ optionId }, place) => [optionId, place]));
  // The elements keep their place in the document, so that a row moves instead of another being painted over it.
  const rows = [...ranking].sort((a, b) => (a.optionId < b.optionId ? -1 : 1));
  const isLong = ranking.some(({ optionId }) => (names[optionId] ?? "").length > SHORT);
  return (
    <div role="img" aria-label={sentence} className="relative" style={{ height: ROW * ranking.length }}>
      {rows.map(({ optionId, points, rank }) => (
        <div
          key={optionId}
          className={`absolute inset-x-0 top-0 grid h-[30px] ${isLong ? "grid-cols-[16px_140px_minmax(0,1fr)_34px]" : "grid-cols-[16px_88px_minmax(0,1fr)_34px]"} items-center gap-x-1.5 transition-transform duration-(--duration-move) ease-out motion-reduce:transition-none`}
          style={{ transform: `translateY(${ROW * (places.get(optionId) ?? 0)}px)` }}
        >
          <span className="text-xs text-ink-3 num">{rank ?? "–"}</span>
          <span title={names[optionId]} className={rank === 1 ? "clip font-semibold text-ink" : "clip"}>
            {names[optionId]}
          </span>
          <span className="relative block h-3 rounded-[2px] bg-neutral-4">
            <span
              className={`absolute inset-y-0 left-0 rounded-[2px] ${rank === 1 ? "bg-ink-2" : "bg-ink-3"}`}
              style={{ width: `${points}%` }}
            />
            <span
              className="absolute -top-0.5 -ml-px h-4 w-0.5 rounded-[1px] bg-ink ring-1 ring-surface"
              style={{ left: `${group[optionId] ?? 0}%` }}
            />
          </span>
          <span className="text-right text-xs font-semibold text-ink num">{oneDecimal(points)}</span>
        </div>
      ))}
    </div>
  );
}

"use client";

import { useMemo, useState } from "react";
import { RotateCcw } from "@/app/_ui/icons";
import { SwapLine } from "@/app/_ui/chart/robustness/swap-line";
import { weightReach } from "@/app/_ui/chart/robustness/swap-line-geometry";
import { Button } from "@/app/_ui/form/button";
import { at } from "@/lib/mcda/numeric";
import { pointsAtWeight } from "@/lib/mcda/robustness/weight-line";
import { prepareWhatIf, type WhatIfBasis } from "@/lib/mcda/robustness/what-if";
import { prepareFlips, type WhatIfCriterion, type WhatIfLine } from "@/lib/mcda/robustness/what-if-flips";
import { LiveRanking } from "./live-ranking";
import { SliderList } from "./slider-list";
import type { WeightRow } from "./weight-rows";
import { moveWeight, whatIfSentence } from "./what-if-state";

interface Props {
  readonly basis: WhatIfBasis;
  /** The group's weights, 0 to 1, in the order of the basis. */
  readonly group: readonly number[];
  /** As they are listed, each with its place in the basis. */
  readonly rows: readonly (WeightRow & { readonly at: number })[];
  readonly options: Readonly<Record<string, string>>;
}

/** Moves weights on the reader's screen alone: who would lead, by how much, and where that changes. Nothing is saved. */
export function WhatIf({ basis, group, rows, options }: Props) {
  const [own, setOwn] = useState<readonly number[] | null>(null);
  const weights = own ?? group;
  const [active, setActive] = useState(rows[0]?.at ?? 0);
  const rank = useMemo(() => prepareWhatIf(basis), [basis]);
  const flips = useMemo(() => prepareFlips(basis), [basis]);
  const [now, before] = [rank?.(weights) ?? [], rank?.(group) ?? []];
  const marks = flips?.(weights) ?? [];
  const isMoved = own !== null;
  const sentence = whatIfSentence(now, before, options, isMoved);
  const nearest = rows.slice(0, 4).flatMap(({ flip }) => flip?.weight ?? []);
  const most = rows.map((row) => row.now + (row.deviation ?? 0));
  const reach = Math.max(weightReach([...nearest, ...most]), Math.min(100, Math.ceil(100 * Math.max(...weights))));
  const moved = rows.filter((row) => Math.abs(at(weights, row.at) - at(group, row.at)) > 5e-5);
  const move = (criterion: number, to: number) => {
    setActive(criterion);
    setOwn((current) => moveWeight(current ?? group, group, criterion, to / 100));
  };
  if (sentence === null) return null;
  return (
    <div className="grid gap-x-8 gap-y-4 px-4 pb-3.5 md:grid-cols-[minmax(0,1fr)_280px] xl:grid-cols-[minmax(0,1fr)_330px_248px]">
      <div className="col-span-full flex items-start gap-3">
        <p aria-live="polite" className="min-h-9 flex-1 text-ink xl:min-h-5">
          {sentence}{" "}
          <span className="text-ink-3">Only on your screen: nothing is saved, and the group’s weights stay.</span>
        </p>
        <Button
          variant="quiet"
          size="sm"
          refusal={isMoved ? null : "The weights are the group’s."}
          onClick={() => setOwn(null)}
        >
          <RotateCcw />
          Reset
        </Button>
      </div>
      <SliderList
        rows={rows.map((row) => ({ ...row, weight: 100 * at(weights, row.at), flip: flipOf(marks[row.at], options) }))}
        open={openRows(rows)}
        reach={reach}
        onMove={move}
      />
      <div className="grid content-start gap-4 max-md:-order-1">
        <LiveRanking
          ranking={now}
          group={Object.fromEntries(before.map(({ optionId, points }) => [optionId, points]))}
          names={options}
          sentence={sentence}
        />
        {moved.length > 1 && (
          <p className="text-xs text-ink-3">
            The others kept their proportions while one was moved; the flip points follow the weights as they stand.
          </p>
        )}
      </div>
      <Crossing
        name={rows.find((row) => row.at === active)?.name ?? ""}
        weight={100 * at(weights, active)}
        mark={marks[active]}
        options={options}
      />
    </div>
  );
}

/** Those that flip the winner stand open, six at least and ten at most: nobody reads forty sliders. */
function openRows(rows: Props["rows"]): number {
  return Math.min(10, Math.max(6, rows.filter(({ flip }) => flip !== null).length));
}

function flipOf(mark: WhatIfCriterion | undefined, options: Props["options"]): WeightRow["flip"] {
  if (mark === undefined || mark.flip === null) return null;
  return { weight: 100 * mark.flip.weight, winner: options[mark.flip.challengerId] ?? "" };
}

interface CrossingProps {
  readonly name: string;
  readonly weight: number;
  readonly mark: WhatIfCriterion | undefined;
  readonly options: Props["options"];
}

/** The two lines that cross as the weight last touched moves. */
function Crossing({ name, weight, mark, options }: CrossingProps) {
  if (mark === undefined || mark.flip === null || mark.lines === null)
    return <p className="text-xs text-ink-3">From here no weight of {name} changes who leads.</p>;
  const flip = 100 * mark.flip.weight;
  const lineOf = (line: WhatIfLine) => ({
    name: options[line.optionId] ?? "",
    pointsAt: (then: number) => pointsAtWeight(line, weight / 100, then / 100),
  });
  const [leader, challenger] = [lineOf(mark.lines[0]), lineOf(mark.lines[1])];
  return (
    <figure className="max-md:hidden md:max-xl:col-start-2">
      <figcaption className="text-xs">
        <b className="font-medium">{name}</b> <span className="text-ink-3">weight against points</span>
      </figcaption>
      <SwapLine
        leader={leader}
        challenger={challenger}
        now={weight}
        flip={flip}
        sentence={`As the weight of ${name} moves from ${weight.toFixed(1)} to ${flip.toFixed(1)}, ${leader.name} and ${challenger.name} draw level at ${leader.pointsAt(flip).toFixed(1)} points; beyond it ${challenger.name} leads.`}
      />
    </figure>
  );
}

"use client";

import { Button } from "@/app/_ui/form/button";
import { CELL_STANCES, type CellStance } from "@/db/enums";
import { setCellStance } from "../actions";
import { useSaving } from "../../_evaluation/parts/use-saving";
import { STANCE_WORDS } from "./stance-words";

interface Props {
  readonly slug: string;
  readonly cell: { readonly evaluationId: string; readonly criterionId: string; readonly optionId: string };
  readonly stance: CellStance | null;
}

/** An object of its own for each press: the same word twice is two changes. */
interface Said {
  readonly stance: CellStance | null;
}

const VERBS: Readonly<Record<CellStance, { verb: string; shortcut: string }>> = {
  agree_to_differ: { verb: "Agree to differ", shortcut: "D" },
  settled: { verb: "Settled", shortcut: "S" },
};

/** How the group leaves a cell. Pressed again, the word is taken back. */
export function StanceButtons({ slug, cell, stance: saved }: Props) {
  const { change, pending, refusal } = useSaving((next: Said) => setCellStance(slug, { ...cell, ...next }));
  const { stance } = pending.at(-1) ?? { stance: saved };
  return (
    <>
      {[...CELL_STANCES].reverse().map((one) => (
        <Button
          key={one}
          size="sm"
          data-stance={one}
          aria-pressed={one === stance}
          title={`${one === stance ? "Takes back" : "Says"}: ${STANCE_WORDS[one].toLowerCase()} (${VERBS[one].shortcut})`}
          onClick={() => change({ stance: one === stance ? null : one })}
          className="aria-pressed:border-ink aria-pressed:bg-selected"
        >
          {VERBS[one].verb}
        </Button>
      ))}
      {refusal && (
        <span role="alert" className="basis-full text-xs text-caution-ink">
          {refusal.message}
        </span>
      )}
    </>
  );
}

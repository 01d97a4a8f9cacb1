"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { CELL_STANCES, type CellStance } from "@/db/enums";
import { setCellStance } from "../actions";
import { STANCE_WORDS } from "./stance-words";

interface Props {
  readonly slug: string;
  readonly cell: { readonly evaluationId: string; readonly criterionId: string; readonly optionId: string };
  readonly stance: CellStance | null;
}

const VERBS: Readonly<Record<CellStance, { verb: string; shortcut: string }>> = {
  agree_to_differ: { verb: "Agree to differ", shortcut: "D" },
  settled: { verb: "Settled", shortcut: "S" },
};

/** How the group leaves a cell. Pressed again, the word is taken back. */
export function StanceButtons({ slug, cell, stance }: Props) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const set = (next: CellStance) =>
    startTransition(async () => {
      const result = await setCellStance(slug, { ...cell, stance: next === stance ? null : next });
      setRefusal(result.ok ? null : result.refusal.message);
      if (result.ok) router.refresh();
    });
  return (
    <>
      {[...CELL_STANCES].reverse().map((one) => (
        <Button
          key={one}
          size="sm"
          data-stance={one}
          aria-pressed={one === stance}
          title={`${one === stance ? "Takes back" : "Says"}: ${STANCE_WORDS[one].toLowerCase()} (${VERBS[one].shortcut})`}
          onClick={isPending ? undefined : () => set(one)}
          className="aria-pressed:border-ink aria-pressed:bg-selected"
        >
          {VERBS[one].verb}
        </Button>
      ))}
      {refusal !== null && (
        <span role="alert" className="basis-full text-xs text-caution-ink">
          {refusal}
        </span>
      )}
    </>
  );
}

"use client";

import { ChevronRight } from "@/app/_ui/icons";
import { useState } from "react";
import type { Goal } from "@/lib/organizations/goals/rules";
import { GoalForm } from "./goal-form";

interface Props {
  readonly slug: string;
  readonly goals: readonly { readonly goal: Goal; readonly share: number }[];
  readonly refusal: string | null;
}

/** The goals in use, with each one's share of the importance; opened to read and edit. */
export function GoalList({ slug, goals, refusal }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <ul className="border-t border-line">
      {goals.map(({ goal, share }) => (
        <li key={goal.id} className="border-b border-line">
          <button
            type="button"
            aria-expanded={openId === goal.id}
            onClick={() => setOpenId(openId === goal.id ? null : goal.id)}
            className="grid min-h-11 w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 py-2 text-left hover:bg-hover sm:grid-cols-[auto_minmax(0,1fr)_8rem_3rem]"
          >
            <ChevronRight
              className={`size-3.5 text-ink-3 transition-transform ${openId === goal.id ? "rotate-90" : ""}`}
            />
            <span className="min-w-0">
              <span className="block font-medium text-ink">{goal.name}</span>
              {goal.description !== "" && <span className="block clip text-xs text-ink-3">{goal.description}</span>}
            </span>
            <span aria-hidden="true" className="h-2 rounded-cell bg-neutral-4 max-sm:hidden">
              <span className="block h-2 rounded-cell bg-ink-2" style={{ width: `${100 * share}%` }} />
            </span>
            <span className="text-right text-ink num">{Math.round(100 * share)}%</span>
          </button>
          {openId === goal.id && <GoalForm slug={slug} goal={goal} refusal={refusal} onDone={() => setOpenId(null)} />}
        </li>
      ))}
    </ul>
  );
}

"use client";

import { ChevronRight, Plus } from "@/app/_ui/icons";
import { useState } from "react";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Button } from "@/app/_ui/form/button";
import { byTheme, type MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import type { ActiveShift } from "@/lib/evaluations/context/rules";
import { ShiftLines } from "../_sheet/shift-lines";
import { CriterionForm } from "./criterion-form";
import { CriterionMarks } from "./criterion-marks";
import { lacksAnchors } from "@/lib/evaluations/setup/rules";
import { listed } from "@/app/_ui/text/format";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly criteria: readonly (MatrixCriterion & { readonly shifts: readonly ActiveShift[] })[];
  readonly limit: number;
  readonly refusal: string | null;
}

/** The criteria by theme: one line each, opened to read and edit what each score means. */
export function CriteriaEditor({ slug, evaluationId, criteria, limit, refusal }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  const groups = byTheme(criteria);
  const unwritten = criteria.filter(lacksAnchors);
  const form = (criterion: MatrixCriterion | null, theme: string) => (
    <CriterionForm
      key={criterion?.id ?? "new"}
      slug={slug}
      evaluationId={evaluationId}
      criterion={criterion}
      themes={groups.map((group) => group.theme)}
      firstTheme={theme}
      refusal={refusal}
      onDone={() => setOpenId(null)}
    />
  );
  return (
    <div>
      {criteria.length === 0 && (
        <EmptyState title="No criterion yet">
          A criterion is a question that each option answers better or worse. Give each score from 1 to 5 a written
          meaning, so that a 4 is the same for everybody.
        </EmptyState>
      )}
      {groups.map(({ theme, criteria: members }) => (
        <section key={theme} className="mb-4">
          <h3 className="text-xs font-medium text-ink-3">{theme || "Without a theme"}</h3>
          <ul className="mt-1 border-t border-line">
            {members.map((criterion) => (
              <li key={criterion.id} className="border-b border-line">
                <button
                  type="button"
                  aria-expanded={openId === criterion.id}
                  onClick={() => setOpenId(openId === criterion.id ? null : criterion.id)}
                  className="flex min-h-10 w-full items-center gap-2.5 py-2 text-left hover:bg-hover"
                >
                  <ChevronRight
                    className={`size-3.5 text-ink-3 transition-transform ${openId === criterion.id ? "rotate-90" : ""}`}
                  />
                  <span className="font-medium text-ink">{criterion.name}</span>
                  <span className="clip flex-1 text-ink-3 max-sm:hidden">{criterion.question}</span>
                  <CriterionMarks criterion={criterion} />
                </button>
                <ShiftLines shifts={criterion.shifts} className="grid gap-0.5 pb-2 pl-6" />
                {openId === criterion.id && form(criterion, theme)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {unwritten.length > 0 && (
        <p className="mb-3 text-xs text-ink-3">
          {unwritten.length === 1 ? "One criterion has" : `${unwritten.length} criteria have`} scores without a written
          meaning: {listed(unwritten.map(({ shortName }) => shortName))}. The ballot says so where it asks.
        </p>
      )}
      {openId === "new" ? (
        <div className="rounded-card border border-line">{form(null, groups.at(-1)?.theme ?? "")}</div>
      ) : (
        <Button
          onClick={() => setOpenId("new")}
          refusal={refusal ?? (criteria.length >= limit ? `An evaluation holds at most ${limit} criteria.` : null)}
        >
          <Plus className="size-3.5" />
          Add criterion
        </Button>
      )}
    </div>
  );
}

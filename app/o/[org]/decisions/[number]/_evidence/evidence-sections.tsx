"use client";

import { useState } from "react";
import { ChevronRight } from "@/app/_ui/icons";
import { FoldedSection } from "@/app/_ui/layout/folded-section";
import { counted } from "@/app/_ui/text/format";
import type { SetupOverview, WeightingOverview } from "@/lib/evaluations/overview/queries";
import { EvidencePanel } from "./evidence-panel";

type Props = Pick<SetupOverview | WeightingOverview, "criteria" | "options" | "evidence"> & {
  readonly slug: string;
  /** The decision's number. */
  readonly number: number;
  readonly evaluationId: string;
  readonly refusal: string | null;
};

/** The evidence criterion by criterion, each read when it is opened. */
export function EvidenceSections({ criteria, evidence, ...panel }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  if (criteria.length === 0 || panel.options.length === 0) return null;
  return (
    <FoldedSection
      className="mt-8"
      title="Evidence"
      count={counted(
        Object.values(evidence).reduce((all, one) => all + one, 0),
        "piece",
      )}
      hint="A link or a note on one option and one criterion. It stands beside the scores when people give them."
      isOpen={Object.keys(evidence).length > 0}
    >
      <ul className="border-t border-line">
        {criteria.map(({ id, name }) => (
          <li key={id} className="border-b border-line last:border-0">
            <button
              type="button"
              aria-expanded={openId === id}
              aria-label={`Evidence on ${name}: ${evidence[id] === undefined ? "none" : counted(evidence[id], "piece")}`}
              onClick={() => setOpenId(openId === id ? null : id)}
              className="flex min-h-10 w-full items-center gap-2.5 py-2 text-left hover:bg-hover"
            >
              <ChevronRight
                className={`size-3.5 text-ink-3 transition-transform ${openId === id ? "rotate-90" : ""}`}
              />
              <span className="flex-1 text-ink">{name}</span>
              <span className="text-xs text-ink-3 num">
                {evidence[id] === undefined ? "none" : counted(evidence[id], "piece")}
              </span>
            </button>
            {openId === id && (
              <div className="pb-3 sm:pl-6">
                <EvidencePanel key={id} {...panel} criterionId={id} count={evidence[id] ?? 0} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </FoldedSection>
  );
}

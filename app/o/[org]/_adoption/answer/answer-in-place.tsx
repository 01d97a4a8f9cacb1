"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { AnswerDialog } from "./answer-dialog";
import type { AnswerableLine, AnsweredDecision } from "./answerable";

interface Props {
  readonly slug: string;
  readonly decisions: readonly AnsweredDecision[];
  readonly lines: readonly { readonly id: string; readonly name: string }[];
  /** What lines said themselves, by "decision line". */
  readonly own: Readonly<Record<string, NonNullable<AnswerableLine["own"]>>>;
  /** Cells, drawn by the server: those that can be answered carry `data-answer`. */
  readonly children: ReactNode;
}

/** Opens the answer of the cell that was pressed. One listener for thousands of cells, so that none of them needs a script. */
export function AnswerInPlace({ slug, decisions, lines, own, children }: Props) {
  const cells = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<{ readonly decision: AnsweredDecision; readonly line: AnswerableLine } | null>(null);
  useEffect(() => {
    const element = cells.current;
    const onClick = ({ target }: MouseEvent) => {
      const cell = target instanceof Element ? target.closest("[data-answer]") : null;
      const key = cell?.getAttribute("data-answer") ?? "";
      const [decisionId, lineId] = key.split(" ");
      const decision = decisions.find(({ id }) => id === decisionId);
      const line = lines.find(({ id }) => id === lineId);
      if (decision === undefined || line === undefined) return;
      setOpen({
        decision,
        line: { ...line, depth: 0, words: cell?.getAttribute("title") ?? "", own: own[key] ?? null },
      });
    };
    element?.addEventListener("click", onClick);
    return () => element?.removeEventListener("click", onClick);
  }, [decisions, lines, own]);
  return (
    <div ref={cells}>
      {children}
      {open !== null && (
        <AnswerDialog
          slug={slug}
          decision={open.decision}
          lines={[open.line]}
          chosen={[open.line.id]}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

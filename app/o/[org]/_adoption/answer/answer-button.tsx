"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { AnswerDialog } from "./answer-dialog";
import type { AnswerableLine, AnsweredDecision } from "./answerable";

interface Props {
  readonly slug: string;
  readonly decision: AnsweredDecision;
  readonly lines: readonly AnswerableLine[];
  /** Those that are ticked at first. */
  readonly chosen: readonly string[];
}

/** Opens the dialog in which one says how lines stand to a decision. */
export function AnswerButton({ slug, decision, lines, chosen }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Record adoption
      </Button>
      {isOpen && (
        <AnswerDialog slug={slug} decision={decision} lines={lines} chosen={chosen} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

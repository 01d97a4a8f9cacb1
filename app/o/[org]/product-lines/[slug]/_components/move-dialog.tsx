"use client";

import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { ParentSelect, type ParentChoice } from "../../_components/parent-select";
import { moveProductLine } from "../../actions";
import type { LineDialogProps } from "./line-actions";

/** Puts a line, with everything below it, elsewhere in the tree. */
export function MoveDialog({
  slug,
  line,
  choices,
  onClose,
  run,
}: LineDialogProps & { choices: readonly ParentChoice[] }) {
  const [parentId, setParent] = useState(line.parentId ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const move = () =>
    start(async () =>
      setProblem(
        await run(() => moveProductLine(slug, { lineId: line.id, parentId: parentId === "" ? null : parentId })),
      ),
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={move}
      title={`Move ${line.name}`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose} className="ml-auto">
            Cancel
          </Button>
          <Button variant="primary" onClick={move} isPending={isPending} shortcut="⌘↵">
            Move
          </Button>
        </>
      }
    >
      <p>What lies below it moves along. Who may decide for it and who may read it changes with its place.</p>
      <ParentSelect choices={choices} value={parentId} onChange={setParent} error={problem} />
    </Dialog>
  );
}

"use client";

import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { archiveProductLine, restoreProductLine } from "../../actions";
import type { LineDialogProps } from "./line-actions";

/** Archives a line, or brings an archived one back. */
export function ArchiveDialog({ slug, line, onClose, run }: LineDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const word = line.isArchived ? "Restore" : "Archive";
  const verb = line.isArchived ? restoreProductLine : archiveProductLine;
  const act = () => start(async () => setProblem(await run(() => verb(slug, { lineId: line.id }))));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={act}
      title={`${word} ${line.name}`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose} className="ml-auto">
            Cancel
          </Button>
          <Button variant="primary" onClick={act} isPending={isPending} shortcut="⌘↵">
            {word}
          </Button>
        </>
      }
    >
      <p>
        {line.isArchived
          ? "It takes new decisions again."
          : "Its decisions stay readable and in force. No new decision can be made for it until it is restored."}
      </p>
      {problem !== null && <Refusal title={problem} />}
    </Dialog>
  );
}

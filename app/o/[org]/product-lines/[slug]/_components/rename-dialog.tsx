"use client";

import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { renameProductLine } from "../../actions";
import type { LineDialogProps } from "./line-actions";

/** Gives a line another name; its address stays. */
export function RenameDialog({ slug, line, onClose, run }: LineDialogProps) {
  const [name, setName] = useState(line.name);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const rename = () =>
    start(async () => setProblem(await run(() => renameProductLine(slug, { lineId: line.id, name }))));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={rename}
      title={`Rename ${line.name}`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose} className="ml-auto">
            Cancel
          </Button>
          <Button variant="primary" onClick={rename} isPending={isPending} shortcut="⌘↵">
            Rename
          </Button>
        </>
      }
    >
      <TextInput
        label="Name"
        hint="Its address stays, so that links keep working."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem}
        maxLength={60}
        autoComplete="off"
      />
    </Dialog>
  );
}

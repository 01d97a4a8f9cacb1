"use client";

import type { ReactNode } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import type { RefusalValue } from "@/lib/errors";

interface Props {
  /** Names the act. */
  readonly title: string;
  /** What the button says. */
  readonly verb: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly isPending: boolean;
  readonly refusal: RefusalValue | null;
  /** Why it cannot be confirmed yet; null when it can. */
  readonly obstacle?: string | null;
  readonly isCritical?: boolean;
  readonly children: ReactNode;
}

/** The frame of every step of the steward: what it does, then cancel and the act itself. */
export function StepDialog(props: Props) {
  const { title, verb, onClose, onConfirm, isPending, refusal, obstacle = null, isCritical } = props;
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      onConfirm={obstacle === null ? onConfirm : undefined}
      footer={
        <>
          <span className="flex-1 text-xs text-ink-3">{obstacle}</span>
          <Button onClick={onClose}>Back</Button>
          <Button
            variant={isCritical ? "critical" : "primary"}
            shortcut="⌘↵"
            isPending={isPending}
            refusal={obstacle}
            onClick={onConfirm}
          >
            {verb}
          </Button>
        </>
      }
    >
      {props.children}
      {refusal && <Refusal title="Nothing was changed.">{refusal.message}</Refusal>}
    </Dialog>
  );
}

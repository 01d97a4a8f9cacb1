"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { useVerb } from "../../../_evaluation/parts/use-verb";
import { dropCorrection } from "../actions";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  /** The revision that is dropped, and the one that stands again. */
  readonly dropped: number;
  readonly kept: number;
}

/** Takes a correction that waits for its approvals back, with everything approved of it. */
export function DropCorrection({ slug, decisionId, dropped, kept }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, refusal, forget } = useVerb();
  const drop = () => {
    if (isPending) return;
    run(
      () => dropCorrection(slug, { decisionId }),
      () => setOpen(false),
    );
  };
  return (
    <>
      <Button
        size="sm"
        onClick={() => {
          forget();
          setOpen(true);
        }}
      >
        Drop the correction
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={drop}
        title="Drop the correction"
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button variant="critical" shortcut="⌘↵" isPending={isPending} onClick={drop}>
              Drop it
            </Button>
          </>
        }
      >
        <p>
          Revision {dropped} no longer waits, and what was approved of it counts no more. Revision {kept} stands with
          its approvals.
        </p>
        {refusal && <Refusal title={refusal.message} />}
      </Dialog>
    </>
  );
}

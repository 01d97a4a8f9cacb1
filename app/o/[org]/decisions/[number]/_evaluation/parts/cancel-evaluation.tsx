"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { cancelEvaluation } from "../../_discussion/actions";
import { useVerb } from "./use-verb";

/** Cancels an evaluation, with a reason that stays in the history. */
export function CancelEvaluation({
  slug,
  evaluationId,
  refusal: locked,
}: {
  slug: string;
  evaluationId: string;
  refusal: string | null;
}) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { run, isPending, refusal } = useVerb();
  const cancel = () =>
    run(
      () => cancelEvaluation(slug, { evaluationId, reason }),
      () => setOpen(false),
    );
  return (
    <>
      <Button variant="quiet" className="-ml-3" refusal={locked} onClick={() => setOpen(true)}>
        Cancel the evaluation
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={cancel}
        title="Cancel the evaluation"
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button variant="critical" shortcut="⌘↵" isPending={isPending} onClick={cancel}>
              Cancel the evaluation
            </Button>
          </>
        }
      >
        <p>It stays in the history and cannot be cited. Another vote is another evaluation.</p>
        <TextArea
          label="Reason"
          value={reason}
          error={refusal?.fields?.reason ?? null}
          onChange={(event) => setReason(event.target.value)}
        />
        {refusal && !refusal.fields && <Refusal title={refusal.message} />}
      </Dialog>
    </>
  );
}

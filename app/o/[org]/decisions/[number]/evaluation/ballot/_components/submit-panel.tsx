"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { request } from "@/app/o/[org]/_request/request";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { shortHash } from "@/app/_ui/text/format";
import type { RefusalValue } from "@/lib/errors";
import type { BallotContent } from "@/lib/evaluations/ballots/input";
import type { Receipt } from "./submit";

interface Props {
  readonly url: string;
  readonly roundId: string;
  readonly content: BallotContent;
  /** Why it cannot be submitted yet, in a sentence; null when it can. */
  readonly obstacle: string | null;
  readonly hasSubmitted: boolean;
  readonly isChanged: boolean;
  readonly isPrimary: boolean;
  readonly onSubmitted: (receipt: Receipt) => void;
}

/** The submit button with its dialog, and its answer in place once the server has confirmed. */
export function SubmitPanel({
  url,
  roundId,
  content,
  obstacle,
  hasSubmitted,
  isChanged,
  isPrimary,
  onSubmitted,
}: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);

  const submit = async () => {
    if (isPending) return;
    setPending(true);
    setRefusal(null);
    const result = await request<Receipt>(url, { method: "POST", body: { roundId, ballot: content } });
    setPending(false);
    if (!result.ok) {
      setRefusal(result.refusal);
      return;
    }
    setOpen(false);
    onSubmitted(result.value);
    router.refresh();
  };

  const why = obstacle ?? (hasSubmitted && !isChanged ? "This is what you submitted." : null);
  return (
    <>
      {why && <span className="text-xs text-ink-3 max-sm:hidden">{why}</span>}
      <Button variant={isPrimary ? "primary" : "secondary"} refusal={why} onClick={() => setOpen(true)}>
        {hasSubmitted ? "Submit again" : "Submit ballot"}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void submit()}
        title={hasSubmitted ? "Replace your ballot" : "Submit your ballot"}
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="primary" shortcut="⌘↵" isPending={isPending} onClick={() => void submit()}>
              Submit
            </Button>
          </>
        }
      >
        <p>
          Others see that you have submitted, and nothing of what, until the round is revealed. You can submit again
          until then; the last one counts.
        </p>
        {refusal && (
          <Refusal title={refusal.message} isCritical>
            Your draft is kept.
          </Refusal>
        )}
      </Dialog>
    </>
  );
}

/** What the server confirmed, for whoever wants to check later that their ballot was counted as cast. */
export function ReceiptNote({ receipt }: { receipt: Pick<Receipt, "sequence" | "head"> }) {
  return (
    <p role="status" className="text-xs text-positive-ink">
      Submitted as event <span className="mono">{receipt.sequence}</span>, head{" "}
      <span className="mono">{shortHash(receipt.head)}</span>.
    </p>
  );
}

"use client";

import { MessageSquareText } from "@/app/_ui/icons";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Note } from "@/app/_ui/feedback/note";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { request } from "@/app/o/[org]/_request/request";
import { Dialog } from "@/app/_ui/overlay/dialog";
import type { RefusalValue } from "@/lib/errors";
import type { BallotContent } from "@/lib/evaluations/ballots/input";
import type { Receipt } from "./submit";
import type { DraftKeeper } from "./draft-keeper";

interface Props {
  readonly url: string;
  readonly roundId: string;
  readonly content: BallotContent;
  /** Why it cannot be submitted yet, in a sentence; null when it can. */
  readonly obstacle: string | null;
  readonly hasSubmitted: boolean;
  readonly isChanged: boolean;
  readonly isPrimary: boolean;
  readonly keeper: DraftKeeper;
  /** What is worth a look before submitting, and does not stand in the way. */
  readonly hint?: string | null;
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
  keeper,
  hint,
}: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);

  const submit = async () => {
    if (isPending) return;
    setPending(true);
    setRefusal(null);
    // What is submitted is what is read here: nothing of another tab's is left out, and nothing of it slips in.
    const refused = await keeper.settle(content);
    const result = refused
      ? { ok: false as const, refusal: refused }
      : await request<Receipt>(url, { method: "POST", body: { roundId, ballot: content }, isRepeatable: true });
    setPending(false);
    if (!result.ok) {
      setRefusal(result.refusal);
      return;
    }
    setOpen(false);
    keeper.submitted(content, result.value);
    router.refresh();
  };

  const why = obstacle ?? (hasSubmitted && !isChanged ? "This is what you submitted." : null);
  return (
    <>
      {obstacle && <span className="text-xs text-ink-3 max-sm:hidden">{obstacle}</span>}
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
        {hint && <Note icon={MessageSquareText}>{hint}</Note>}
        {refusal && (
          <Refusal title={refusal.message} isCritical>
            Your draft is kept.
          </Refusal>
        )}
      </Dialog>
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";
import { isSuggestionConflict } from "@/lib/discussion/suggestions/rules";
import { acceptSuggestion, rejectSuggestion, withdrawSuggestion } from "./actions";

interface Props {
  readonly slug: string;
  readonly suggestionId: string;
  readonly isOwn: boolean;
  /** Null when the reader may take it up or reject it, else why not. */
  readonly refusal: string | null;
}

/** Takes a suggestion up, rejects it with a reason, or, for its author, takes it back. */
export function SettleSuggestion({ slug, suggestionId, isOwn, refusal: cannot }: Props) {
  const router = useRouter();
  const [isRejecting, setIsRejecting] = useState(false);
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const run = (work: () => Promise<Result<unknown>>) => {
    if (isPending) return;
    start(async () => {
      const result = await answered(work());
      setRefusal(result.ok ? null : result.refusal);
      if (result.ok) router.refresh();
    });
  };
  return (
    <div className="grid gap-2">
      {refusal !== null && refusal.fields === undefined && <Problem refusal={refusal} />}
      {isRejecting && (
        <TextArea
          label="Why not"
          hint="It stays in the history."
          value={reason}
          error={refusal?.fields?.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        {isRejecting ? (
          <>
            <Button
              size="sm"
              isPending={isPending}
              onClick={() => run(() => rejectSuggestion(slug, { suggestionId, reason }))}
            >
              Reject it
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setIsRejecting(false)}>
              Cancel
            </Button>
          </>
        ) : (
          <>
            <Button
              size="sm"
              isPending={isPending}
              refusal={cannot}
              onClick={() => run(() => acceptSuggestion(slug, { suggestionId }))}
            >
              Accept
            </Button>
            {cannot === null && (
              <Button size="sm" variant="quiet" onClick={() => setIsRejecting(true)}>
                Reject
              </Button>
            )}
            {isOwn && (
              <Button size="sm" variant="quiet" onClick={() => run(() => withdrawSuggestion(slug, { suggestionId }))}>
                Withdraw
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Problem({ refusal }: { refusal: RefusalValue }) {
  const { detail } = refusal;
  if (!isSuggestionConflict(detail)) return <Refusal title="Nothing was changed.">{refusal.message}</Refusal>;
  return (
    <Refusal title={refusal.message}>
      <p className="mt-1">There now: {detail.theirs === "" ? "nothing of it." : `“${detail.theirs}”`}</p>
      <p>Suggested: {detail.yours === "" ? "to take it out." : `“${detail.yours}”`}</p>
    </Refusal>
  );
}

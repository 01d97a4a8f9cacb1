"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { listed } from "@/app/_ui/text/format";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import { ContentHash } from "../../../_components/seal/content-hash";
import { approveDecision, rejectDecision, requestChanges } from "../actions";
import type { ShownSubject } from "./subject";
import { TextChanged } from "./text-changed";

export type VerdictKind = "approve" | "changes" | "reject";

const KINDS = {
  approve: { title: "Approve exactly this text", word: "Approve", field: "A note for the history, if you like" },
  changes: { title: "Request changes", word: "Request changes", field: "What has to change" },
  reject: { title: "Reject this decision for good", word: "Reject", field: "Why" },
} as const satisfies Record<VerdictKind, { title: string; word: string; field: string }>;

interface Props {
  readonly slug: string;
  readonly kind: VerdictKind;
  /** The text as it was when the dialog opened: only this one is signed. */
  readonly shown: ShownSubject;
  /** The text as it stands now; another one than `shown` after somebody revised it. */
  readonly current: ShownSubject;
  readonly lines: readonly string[];
  readonly isSelf: boolean;
  readonly onKind: (kind: VerdictKind) => void;
  readonly onClose: () => void;
  readonly onGiven: () => void;
}

/** A verdict on one content hash. Enter never gives it, ⌘↵ does. */
export function VerdictDialog({ slug, kind, shown, current, lines, isSelf, onKind, onClose, onGiven }: Props) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const { title, word, field } = KINDS[kind];
  const isChanged = shown.contentHash !== current.contentHash || refusal?.code === "CONFLICT";

  const confirm = () => {
    if (isChanged || isPending) return;
    start(async () => {
      const result = await answered(give(kind, slug, shown, text));
      if (result.ok) onGiven();
      else setRefusal(result.refusal);
      if (hasAnswered(result)) router.refresh();
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      title={title}
      footer={
        <>
          {kind === "approve" && (
            <Button variant="quiet" size="sm" onClick={() => onKind("reject")}>
              Reject
            </Button>
          )}
          <Button className="ml-auto" size="sm" onClick={onClose}>
            {isChanged ? "Close" : "Cancel"}
          </Button>
          {!isChanged && (
            <Button
              variant={kind === "reject" ? "critical" : "primary"}
              size="sm"
              isPending={isPending}
              shortcut="⌘↵"
              onClick={confirm}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) event.preventDefault();
              }}
            >
              {word}
            </Button>
          )}
        </>
      }
    >
      {isChanged ? (
        <TextChanged slug={slug} number={shown.number} read={shown.revision} now={current.revision} refusal={refusal} />
      ) : (
        <>
          <p>
            Revision {shown.revision} {shown.result} {sentence(kind, lines, isSelf, shown.isImported)}
          </p>
          <ContentHash hash={shown.contentHash} />
          <TextArea
            label={field}
            value={text}
            error={refusal?.message}
            onChange={(event) => setText(event.target.value)}
          />
        </>
      )}
    </Dialog>
  );
}

function sentence(kind: VerdictKind, lines: readonly string[], isSelf: boolean, isImported: boolean): string {
  if (kind === "changes") return "Nobody can accept it until it is revised or you lift this.";
  if (kind === "reject") return "One rejection ends the proposal. Somebody can start it again as a new decision.";
  const self = isSelf
    ? ` You ${isImported ? "imported" : "wrote"} it and nobody else can approve: it will show as self-approved.`
    : "";
  return `You approve for ${listed(lines)}.${self}`;
}

function give(kind: VerdictKind, slug: string, { decisionId, contentHash }: ShownSubject, text: string) {
  switch (kind) {
    case "approve":
      return approveDecision(slug, { decisionId, contentHash, note: text });
    case "changes":
      return requestChanges(slug, { decisionId, contentHash, reason: text });
    case "reject":
      return rejectDecision(slug, { decisionId, contentHash, reason: text });
  }
}

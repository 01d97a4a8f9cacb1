"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { VerdictDialog, type VerdictKind } from "./verdict-dialog";
import { STANDING, type ShownPlace, type ShownSubject } from "./subject";

interface Props {
  readonly slug: string;
  readonly subject: ShownSubject;
  /** The reader's places, their own first. */
  readonly places: readonly ShownPlace[];
  /** They have approved exactly this text already. */
  readonly hasApproved: boolean;
}

/** Approve, request changes, reject. The dialog keeps the text that was shown when it opened. */
export function VerdictActions({ slug, subject, places, hasApproved }: Props) {
  const [open, setOpen] = useState<{ kind: VerdictKind; subject: ShownSubject } | null>(null);
  const [given, setGiven] = useState(0);
  // The button that was pressed goes with the verdict, so the focus goes to the sentence that tells where it stands.
  useEffect(() => {
    if (given > 0) document.getElementById(STANDING)?.focus();
  }, [given]);
  const show = (kind: VerdictKind) => setOpen((before) => ({ kind, subject: before?.subject ?? subject }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {!hasApproved && (
        <Button variant="primary" onClick={() => show("approve")}>
          Approve
        </Button>
      )}
      <Button onClick={() => show("changes")}>Request changes</Button>
      <Button variant="quiet" onClick={() => show("reject")}>
        Reject
      </Button>
      {open !== null && (
        <VerdictDialog
          key={open.subject.contentHash}
          slug={slug}
          kind={open.kind}
          shown={open.subject}
          current={subject}
          places={places}
          onKind={show}
          onClose={() => setOpen(null)}
          onGiven={() => {
            setOpen(null);
            setGiven((before) => before + 1);
          }}
        />
      )}
    </div>
  );
}

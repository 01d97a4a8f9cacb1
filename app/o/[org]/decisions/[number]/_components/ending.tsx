"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import type { ButtonStyle } from "@/app/_ui/form/button-style";
import { TextArea } from "@/app/_ui/form/text-area";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import { deprecateDecision, overrideApproval, withdrawDecision } from "../(tabs)/approval/actions";

const KINDS = {
  withdraw: {
    word: "Withdraw",
    title: "Withdraw this decision",
    what: "It ends undecided, and an open evaluation is cancelled with it. It stays readable, and can be started again as a new decision.",
    run: withdrawDecision,
  },
  deprecate: {
    word: "Deprecate",
    title: "Deprecate this decision",
    what: "It should no longer be followed, although nothing takes its place. It stays readable, and a successor can still end it.",
    run: deprecateDecision,
  },
  override: {
    word: "Override",
    title: "Override what is missing",
    what: "It is accepted although approvals are missing. Who let it pass, and why, shows wherever the approval shows.",
    run: overrideApproval,
  },
} as const;

type Props = ButtonStyle & {
  readonly kind: keyof typeof KINDS;
  /** Of the text that the page showed; for an override, which is of exactly that. */
  readonly contentHash?: string;
  readonly refusal?: string | null;
  readonly slug: string;
  readonly decisionId: string;
  readonly className?: string;
};

/** Ends a decision, or its approval, for good, with a reason that stays in its history. */
export function Ending({ kind, slug, decisionId, contentHash = "", refusal, className, ...style }: Props) {
  const { word, title, what, run } = KINDS[kind];
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const close = () => {
    setOpen(false);
    setProblem(null);
  };
  const confirm = () =>
    start(async () => {
      const result = await answered<unknown>(run(slug, { decisionId, contentHash, reason }));
      if (!result.ok) return setProblem(result.refusal.message);
      close();
      router.refresh();
    });
  return (
    <>
      <Button {...style} refusal={refusal} className={className} onClick={() => setOpen(true)}>
        {word}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        onConfirm={confirm}
        title={title}
        footer={
          <>
            <Button className="ml-auto" size="sm" onClick={close}>
              Cancel
            </Button>
            <Button variant="critical" size="sm" isPending={isPending} onClick={confirm} shortcut="⌘↵">
              {word}
            </Button>
          </>
        }
      >
        <p>{what}</p>
        <TextArea
          label="Why"
          hint="It stays in the history."
          value={reason}
          error={problem}
          onChange={(event) => setReason(event.target.value)}
        />
      </Dialog>
    </>
  );
}

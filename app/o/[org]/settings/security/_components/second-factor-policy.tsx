"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import { setSecondFactorPolicy } from "../actions";

interface Props {
  readonly slug: string;
  readonly isRequired: boolean;
  /** Why this reader may not change it. */
  readonly refusal: string | null;
}

/** Says whether a second factor is required, and lets an owner change it. */
export function SecondFactorPolicy({ slug, isRequired, refusal }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const change = () =>
    start(async () => {
      const result = await answered(setSecondFactorPolicy(slug, { isRequired: !isRequired }));
      if (!result.ok) return setProblem(result.refusal.message);
      setOpen(false);
      router.refresh();
    });
  return (
    <div className="grid justify-items-start gap-3">
      <p>
        {isRequired ? (
          <>
            <b className="text-ink">Required.</b> Nobody opens this organization with a password alone. A passkey counts
            as two factors.
          </>
        ) : (
          <>
            <b className="text-ink">Not required.</b> Each person decides alone whether a password suffices.
          </>
        )}
      </p>
      <Button refusal={refusal} isRefusalShown onClick={() => setOpen(true)}>
        {isRequired ? "No longer require it" : "Require a second factor"}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={change}
        title={isRequired ? "No longer require a second factor" : "Require a second factor"}
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)} className="ml-auto">
              Cancel
            </Button>
            <Button variant="primary" onClick={change} isPending={isPending} shortcut="⌘↵">
              {isRequired ? "Let passwords in" : "Require it"}
            </Button>
          </>
        }
      >
        {problem !== null && <Refusal title={problem} />}
        <p>
          {isRequired
            ? "Everybody can open this organization with their password alone again."
            : "It holds at once, for everybody and for you. Whoever has no second factor is led to set one up before they see anything here."}
        </p>
      </Dialog>
    </div>
  );
}

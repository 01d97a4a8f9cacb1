"use client";

import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { answered } from "@/app/o/[org]/_request/answered";
import { keepCodes } from "./actions";
import { RecoveryCodeList } from "./recovery-code-list";

interface Props {
  readonly codes: readonly string[];
  /** Of the authenticator's first code. */
  readonly proof: string;
  readonly onKept: () => void;
}

/** The codes of a new authenticator. Once they are kept, this browser counts as having proven it. */
export function KeepRecoveryCodes({ codes, proof, onKept }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const goOn = () =>
    start(async () => {
      const result = await answered(keepCodes({ proof }));
      if (result.ok) onKept();
      else setRefusal(result.refusal.message);
    });
  return (
    <div className="grid gap-4">
      <RecoveryCodeList codes={codes} />
      {refusal !== null && <Refusal title={refusal} />}
      <Button variant="primary" className="justify-self-start" isPending={isPending} onClick={goOn}>
        I have kept them
      </Button>
    </div>
  );
}

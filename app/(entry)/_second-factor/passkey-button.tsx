"use client";

import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Fingerprint } from "@/app/_ui/icons";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { passkeyRefusal } from "../_components/passkey-refusal";
import { usePasskeyObstacle } from "../_components/use-passkey-obstacle";

interface Props {
  readonly label: string;
  /** The address that passkeys of this server belong to. */
  readonly origin: string;
  readonly ask: () => Promise<Result<PublicKeyCredentialRequestOptionsJSON>>;
  readonly prove: (assertion: AuthenticationResponseJSON) => Promise<Result<void>>;
  readonly onDone: () => void;
}

/** Has the browser sign with a passkey. Where it cannot, the button says why. */
export function PasskeyButton({ label, origin, ask, prove, onDone }: Props) {
  const obstacle = usePasskeyObstacle(origin);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const use = () =>
    start(async () => {
      const result = await signWithPasskey(ask, prove);
      if (result.ok) onDone();
      else setRefusal(result.refusal);
    });
  return (
    <div className="grid gap-3">
      <Button refusal={obstacle} isPending={isPending} onClick={use} className="w-full">
        <Fingerprint strokeWidth={1.6} />
        {label}
      </Button>
      {refusal !== null && <Refusal title={refusal.message} />}
    </div>
  );
}

async function signWithPasskey(ask: Props["ask"], prove: Props["prove"]): Promise<Result<void>> {
  const asked = await answered(ask());
  if (!asked.ok) return asked;
  const { startAuthentication } = await import("@simplewebauthn/browser");
  try {
    return await answered(prove(await startAuthentication({ optionsJSON: asked.value })));
  } catch (error) {
    return { ok: false, refusal: passkeyRefusal(error) };
  }
}

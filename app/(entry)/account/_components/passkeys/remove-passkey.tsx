"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import { removePasskeyHere } from "../../actions";
import type { ShownPasskey } from "./passkey-list";

interface Props {
  readonly passkey: ShownPasskey;
  readonly hasPassword: boolean;
  readonly onClose: () => void;
}

/** Takes a passkey away from the account. */
export function RemovePasskey({ passkey, hasPassword, onClose }: Props) {
  const router = useRouter();
  const [password, setPassword] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const result = await answered(removePasskeyHere({ passkeyId: passkey.id, password }));
      if (!result.ok) return setRefusal(result.refusal);
      onClose();
      router.refresh();
    });
  const passwordError = refusal?.fields?.["password"];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={remove}
      title={`Remove ${passkey.name}`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose} className="ml-auto">
            Cancel
          </Button>
          <Button variant="critical" onClick={remove} isPending={isPending} shortcut="⌘↵">
            Remove
          </Button>
        </>
      }
    >
      {refusal !== null && passwordError === undefined && <Refusal title={refusal.message} />}
      <p>
        It no longer opens your account, here and everywhere. What you did with it stays. Your device may go on offering
        it until you delete it there too.
      </p>
      {hasPassword && (
        <TextInput
          label="Your password"
          type="password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={passwordError}
          autoComplete="current-password"
        />
      )}
    </Dialog>
  );
}

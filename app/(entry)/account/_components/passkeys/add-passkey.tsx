"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";
import { passkeyRefusal } from "../../../_components/passkey-refusal";
import { usePasskeyObstacle } from "../../../_components/use-passkey-obstacle";
import { addPasskeyHere, beginPasskeyHere } from "../../actions";

interface Props {
  /** The address that passkeys of this server belong to. */
  readonly origin: string;
  readonly hasPassword: boolean;
  /** Where to go on; without, the page shows the new key. */
  readonly onAdded?: () => void;
}

/** Asks for a name and the password, then has the browser make a key. */
export function AddPasskey({ origin, hasPassword, onAdded }: Props) {
  const router = useRouter();
  const obstacle = usePasskeyObstacle(origin);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const close = () => {
    setOpen(false);
    setPassword("");
    setRefusal(null);
  };
  const add = () =>
    start(async () => {
      const result = await makePasskey(name, password);
      if (!result.ok) return setRefusal(result.refusal);
      close();
      setName("");
      if (onAdded === undefined) router.refresh();
      else onAdded();
    });
  const errors = refusal?.fields ?? {};
  const nameError = errors["name"];
  return (
    <>
      <Button className="justify-self-start" refusal={obstacle} onClick={() => setOpen(true)}>
        Add a passkey
      </Button>
      {obstacle !== null && <p className="text-xs text-ink-3">{obstacle}</p>}
      <Dialog
        isOpen={isOpen}
        onClose={close}
        onConfirm={add}
        title="Add a passkey"
        footer={
          <>
            <Button variant="quiet" onClick={close} className="ml-auto">
              Cancel
            </Button>
            <Button variant="primary" onClick={add} isPending={isPending} shortcut="⌘↵">
              Continue
            </Button>
          </>
        }
      >
        {refusal !== null && nameError === undefined && errors["password"] === undefined && (
          <Refusal title={refusal.message} />
        )}
        <TextInput
          label="Name"
          hint="After where it lies, such as “Work laptop”: you will know it by this when you lose it."
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={nameError}
          maxLength={60}
          autoComplete="off"
        />
        {hasPassword && (
          <TextInput
            label="Your password"
            type="password"
            hint="So that nobody adds one at a browser you left open."
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={errors["password"]}
            autoComplete="current-password"
          />
        )}
        <p>Your browser asks for your fingerprint, face or PIN next.</p>
      </Dialog>
    </>
  );
}

async function makePasskey(name: string, password: string): Promise<Result<unknown>> {
  const missing = "Name it after where it lies, such as “Work laptop”.";
  if (name.trim() === "")
    return { ok: false, refusal: { code: "INVALID", message: missing, fields: { name: missing } } };
  const begun = await answered(beginPasskeyHere({ password }));
  if (!begun.ok) return begun;
  const { startRegistration } = await import("@simplewebauthn/browser");
  try {
    const registration = await startRegistration({ optionsJSON: begun.value });
    return await answered(addPasskeyHere({ name, registration }));
  } catch (error) {
    return { ok: false, refusal: passkeyRefusal(error) };
  }
}

"use client";

import { useState, useTransition, type ReactNode } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";

interface Props<T> {
  readonly title: string;
  readonly confirmLabel: string;
  readonly isCritical?: boolean;
  readonly hasPassword: boolean;
  readonly act: (password: string) => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for the password before something about the ways into an account is changed. */
export function PasswordDialog<T>(props: Props<T>) {
  const { title, confirmLabel, isCritical, hasPassword, act, onDone, onClose, children } = props;
  const [password, setPassword] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const confirm = () =>
    start(async () => {
      const result = await answered(act(password));
      if (result.ok) onDone(result.value);
      else setRefusal(result.refusal);
    });
  const passwordError = refusal?.fields?.["password"];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      title={title}
      footer={
        <>
          <Button variant="quiet" onClick={onClose} className="ml-auto">
            Cancel
          </Button>
          <Button variant={isCritical ? "critical" : "primary"} onClick={confirm} isPending={isPending} shortcut="⌘↵">
            {confirmLabel}
          </Button>
        </>
      }
    >
      {refusal !== null && passwordError === undefined && <Refusal title={refusal.message} />}
      {children}
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

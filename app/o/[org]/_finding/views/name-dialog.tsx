"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";

interface Props {
  readonly title: string;
  readonly name?: string;
  readonly act: string;
  readonly onClose: () => void;
  readonly save: (name: string) => Promise<Result<unknown>>;
  readonly children?: ReactNode;
}

/** Asks for the name of a view. Enter saves: a name can be changed again. */
export function NameDialog({ title, name: before = "", act, onClose, save, children }: Props) {
  const router = useRouter();
  const [name, setName] = useState(before);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const confirm = () =>
    start(async () => {
      const result = await answered(save(name));
      if (!result.ok) return setRefusal(result.refusal);
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      title={title}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" className="ml-auto" isPending={isPending} onClick={confirm}>
            {act}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) confirm();
        }}
      >
        {refusal !== null && refusal.fields?.name === undefined && <Refusal title={refusal.message} />}
        <TextInput
          label="Name"
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          error={refusal?.fields?.name}
        />
        {children}
      </form>
    </Dialog>
  );
}

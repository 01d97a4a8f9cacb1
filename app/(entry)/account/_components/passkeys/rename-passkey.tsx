"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import { renamePasskeyHere } from "../../actions";
import type { ShownPasskey } from "./passkey-list";

interface Props {
  readonly passkey: ShownPasskey;
  readonly onClose: () => void;
}

/** Gives a passkey another name. */
export function RenamePasskey({ passkey, onClose }: Props) {
  const router = useRouter();
  const [name, setName] = useState(passkey.name);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const rename = () =>
    start(async () => {
      const result = await answered(renamePasskeyHere({ passkeyId: passkey.id, name }));
      if (!result.ok) return setProblem(result.refusal.message);
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={rename}
      title={`Rename ${passkey.name}`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose} className="ml-auto">
            Cancel
          </Button>
          <Button variant="primary" onClick={rename} isPending={isPending} shortcut="⌘↵">
            Rename
          </Button>
        </>
      }
    >
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem}
        maxLength={60}
        autoComplete="off"
      />
    </Dialog>
  );
}

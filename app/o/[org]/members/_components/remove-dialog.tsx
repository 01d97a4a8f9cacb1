"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import { remove } from "../actions";
import type { ShownMember } from "./shown-member";

interface Props {
  readonly slug: string;
  readonly member: ShownMember;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Removing is seen by others and undone only by a new invitation, so it says first what it does. */
export function RemoveDialog({ slug, member, onBack, onClose }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const confirm = () =>
    start(async () => {
      const result = await answered(remove(slug, { memberId: member.id }));
      if (!result.ok) return setRefusal(result.refusal.message);
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      title={`Remove ${member.name}`}
      footer={
        <>
          <Button className="ml-auto" onClick={onBack}>
            Back
          </Button>
          <Button variant="critical" shortcut="⌘↵" isPending={isPending} onClick={confirm}>
            Remove
          </Button>
        </>
      }
    >
      {refusal !== null && <Refusal title={refusal} />}
      <p>
        The decisions {member.name} looks after pass to you. Ballots in rounds that are still open no longer count.
        Closed rounds, and the name on everything done so far, stay. A new invitation brings {member.name} back.
      </p>
    </Dialog>
  );
}

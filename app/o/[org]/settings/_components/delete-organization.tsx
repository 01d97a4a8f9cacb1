"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import { deleteOrganization } from "../actions";

interface Props {
  readonly slug: string;
  readonly name: string;
  readonly graceDays: number;
}

/** Asks for the name and the password: what is gone after the days of grace comes back from no bin. */
export function DeleteOrganization({ slug, name, graceDays }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isPending, start] = useTransition();
  const [typed, setTyped] = useState({ name: "", current: "" });
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const close = () => {
    setOpen(false);
    setTyped({ name: "", current: "" });
    setRefusal(null);
  };
  const confirm = () =>
    start(async () => {
      const result = await answered(deleteOrganization(slug, typed));
      if (!result.ok) return setRefusal(result.refusal);
      close();
      router.refresh();
    });
  return (
    <>
      <Button variant="critical" onClick={() => setOpen(true)}>
        Delete this organization…
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        onConfirm={confirm}
        title={`Delete ${name}`}
        footer={
          <>
            <Button className="ml-auto" onClick={close}>
              Keep it
            </Button>
            <Button variant="critical" isPending={isPending} onClick={confirm}>
              Close and delete
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          {refusal !== null && refusal.fields === undefined && <Refusal title={refusal.message} />}
          <p>
            It closes now, also for readers of shared links. An owner can keep it for {graceDays} days; after that
            nobody can.
          </p>
          <TextInput
            name="name"
            label={`Type its name: ${name}`}
            value={typed.name}
            onChange={(event) => setTyped({ ...typed, name: event.target.value })}
            error={refusal?.fields?.["name"]}
            autoComplete="off"
          />
          <TextInput
            name="current"
            type="password"
            label="Your password"
            value={typed.current}
            onChange={(event) => setTyped({ ...typed, current: event.target.value })}
            error={refusal?.fields?.["current"]}
            autoComplete="current-password"
          />
        </div>
      </Dialog>
    </>
  );
}

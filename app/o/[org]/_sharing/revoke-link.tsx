"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { useVerb } from "../decisions/[number]/_evaluation/parts/use-verb";
import { revokeShareLink } from "./actions";

interface Props {
  readonly slug: string;
  readonly shareLinkId: string;
  /** For whom it was made. */
  readonly label: string;
}

/** Ends a link at once and for good, so it asks first which one it ends. */
export function RevokeLink({ slug, shareLinkId, label }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, refusal, forget } = useVerb();
  const revoke = () =>
    run(
      () => revokeShareLink(slug, { shareLinkId }),
      () => setOpen(false),
    );
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        onClick={() => {
          forget();
          setOpen(true);
        }}
      >
        Revoke
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={revoke}
        title={`Revoke the link for ${label}`}
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button variant="critical" shortcut="⌘↵" isPending={isPending} onClick={revoke}>
              Revoke
            </Button>
          </>
        }
      >
        <p>Whoever opens it from now on sees nothing. It cannot be opened again: a new link has another address.</p>
        {refusal && <Refusal title={refusal.message} />}
      </Dialog>
    </>
  );
}

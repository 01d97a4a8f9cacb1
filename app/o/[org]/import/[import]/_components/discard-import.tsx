"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { discardImport } from "../../actions";

/** Ends an import without a decision, which forgets what was set right in it, so it asks first. */
export function DiscardImport({ slug, importId }: { readonly slug: string; readonly importId: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const discard = () =>
    start(async () => {
      const result = await answered(discardImport(slug, { importId }));
      start(() => {
        if (result.ok) router.push(`/o/${slug}/import`);
        else setRefusal(result.refusal.message);
      });
    });
  return (
    <>
      <Button
        variant="quiet"
        onClick={() => {
          setRefusal(null);
          setOpen(true);
        }}
      >
        Discard
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={discard}
        title="Discard this import"
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button variant="critical" shortcut="⌘↵" isPending={isPending} onClick={discard}>
              Discard
            </Button>
          </>
        }
      >
        <p>All its files are forgotten, with everything that was set right in them. No decision changes.</p>
        {refusal !== null && <Refusal title={refusal} />}
      </Dialog>
    </>
  );
}

"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { EyeOff } from "@/app/_ui/icons";
import { Note } from "@/app/_ui/feedback/note";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { hideNames } from "../../_evaluation/actions";
import { HIDDEN_NAMES_LIMITS } from "../../_evaluation/parts/hidden-names";
import { useVerb } from "../../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly hasHiddenNames: boolean;
  /** Why the reader may not hide them, or null. */
  readonly refusal: string | null;
}

/** Hides who voted what, for good. The limits stand where the promise is made. */
export function NamesPanel({ slug, evaluationId, hasHiddenNames, refusal: locked }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, refusal, forget } = useVerb();
  const hide = () =>
    run(
      () => hideNames(slug, { evaluationId }),
      () => setOpen(false),
    );
  return (
    <section className="mt-8" aria-label="Names">
      <SectionTitle className="mb-2">Names</SectionTitle>
      {hasHiddenNames ? (
        <Note icon={EyeOff}>
          <b className="font-medium">Names are hidden for good.</b> Votes and reasons are shown as “Participant 3”, to
          everybody, before and after closing. {HIDDEN_NAMES_LIMITS}
        </Note>
      ) : (
        <>
          <p className="mb-3 text-ink-3">After the reveal everybody reads who gave which score and why.</p>
          <Button
            refusal={locked}
            onClick={() => {
              forget();
              setOpen(true);
            }}
          >
            Hide names for good
          </Button>
        </>
      )}
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={hide}
        title="Hide names for good"
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Keep names
            </Button>
            <Button variant="primary" shortcut="⌘↵" isPending={isPending} onClick={hide}>
              Hide names for good
            </Button>
          </>
        }
      >
        <p>
          Votes, reasons and weights of this evaluation are shown under numbers from now on, in the discussion, the
          result and the record. Nobody can take this back, not even an owner.
        </p>
        <p>{HIDDEN_NAMES_LIMITS}</p>
        {refusal && <Refusal title={refusal.message} />}
      </Dialog>
    </section>
  );
}

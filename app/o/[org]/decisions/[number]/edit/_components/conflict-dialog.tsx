"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { TextArea } from "@/app/_ui/form/text-area";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { RevisionConflict } from "@/lib/decisions/revisions/input";

interface Props {
  readonly conflict: RevisionConflict;
  readonly onClose: () => void;
  /** The text that shall stand, on top of theirs. */
  readonly onResolve: (text: string) => void;
}

/** Two people wrote the same part. Both texts are shown; the person takes one, or writes what both meant. */
export function ConflictDialog({ conflict, onClose, onResolve }: Props) {
  const [text, setText] = useState(conflict.yours);
  const name = conflict.kind === "title" ? "the title" : `“${SECTION_GUIDES[conflict.kind].heading}”`;
  const resolve = () => onResolve(text);
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      onConfirm={resolve}
      title={`${conflict.author} changed ${name} while you were writing`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Back to my text
          </Button>
          <span className="ml-auto" />
          <Button variant="primary" onClick={resolve} shortcut="⌘↵">
            Save this text
          </Button>
        </>
      }
    >
      <p>Nothing is saved and nothing is lost. Start from either text, put in what is missing, and save.</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Version
          heading={`Theirs, revision ${conflict.revision}`}
          text={conflict.theirs}
          onTake={() => setText(conflict.theirs)}
        />
        <Version heading="Yours" text={conflict.yours} onTake={() => setText(conflict.yours)} />
      </div>
      <TextArea
        label="What shall stand"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={6}
        className={`${fieldStyle} text-base`}
      />
    </Dialog>
  );
}

function Version({ heading, text, onTake }: { heading: string; text: string; onTake: () => void }) {
  return (
    <section aria-label={heading} className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-center">
        <h3 className="flex-1 text-sm font-semibold">{heading}</h3>
        <Button size="sm" onClick={onTake}>
          Start from this
        </Button>
      </div>
      <p
        tabIndex={0}
        className="max-h-48 flex-1 overflow-y-auto rounded-control border border-line bg-sunken px-3 py-2 text-base wrap-anywhere whitespace-pre-wrap"
      >
        {text === "" ? <span className="text-ink-3">Nothing.</span> : text}
      </p>
    </section>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { MessageSquare } from "@/app/_ui/icons";
import type { SectionKind } from "@/db/enums";
import { partsOf, type Chosen } from "./chosen";
import type { PassagePlace } from "./passage-dialog";

const PassageDialog = dynamic(async () => (await import("./passage-dialog")).PassageDialog);

interface Props extends PassagePlace {
  readonly kind: SectionKind;
  readonly heading: string;
}

/** Beside a section's heading: chooses a passage of it without a pointer. */
export function SectionPassage({ kind, heading, ...place }: Props) {
  const [parts, setParts] = useState<readonly Chosen[] | null>(null);
  return (
    <>
      <button
        type="button"
        title="Comment on a passage"
        aria-label={`Comment on a passage of ${heading}`}
        onClick={() => setParts(partsOf(kind))}
        className="ml-1.5 inline-grid size-6 place-items-center rounded-control align-middle text-ink-3 opacity-60 hover:bg-hover hover:opacity-100 focus-visible:opacity-100 max-sm:size-11 print:hidden"
      >
        <MessageSquare className="size-3.5" strokeWidth={1.75} />
      </button>
      {parts !== null && <PassageDialog {...place} parts={parts} verb="comment" onClose={() => setParts(null)} />}
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { counted } from "@/app/_ui/text/format";
import { SendingBar } from "../../_components/sending-bar";
import type { Counts } from "./counts";
import { DiscardImport } from "./discard-import";
import { runFinish } from "./run-finish";

interface Props {
  readonly slug: string;
  readonly importId: string;
  readonly counts: Counts;
}

/** Imports all files or none, and says how far it is. */
export function FinishBar({ slug, importId, counts }: Props) {
  const router = useRouter();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const finish = async () => {
    const control = new AbortController();
    running.current = control;
    setRefusal(null);
    setProgress({ done: 0, of: counts.ready });
    const result = await runFinish(`/o/${slug}/import/${importId}/finish`, control.signal, setProgress);
    setProgress(null);
    // Cancelled in its last moment it may have been imported all the same.
    if (result === null) return router.refresh();
    if (!result.ok) return setRefusal(result.refusal.message);
    router.replace(`/o/${slug}/import/${importId}`);
    router.refresh();
  };
  if (progress !== null)
    return (
      <div className="mt-6">
        <SendingBar {...progress} verb="imported" onCancel={() => running.current?.abort()} />
      </div>
    );
  return (
    <div className="sticky bottom-0 -mx-4 mt-6 grid gap-3 border-t border-line bg-surface px-4 py-3 max-sm:bottom-[60px] sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
      {refusal !== null && <Refusal title={refusal} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          refusal={
            counts.ready === 0 ? "Nothing here is new or changed. Take a file in first, or discard the import." : null
          }
          onClick={() => void finish()}
        >
          {sayingOf(counts)}
        </Button>
        <DiscardImport slug={slug} importId={importId} />
        <span className="text-xs text-ink-3">All of them or none. Imported decisions are marked as such.</span>
      </div>
    </div>
  );
}

function sayingOf({ fresh, changed }: Counts): string {
  if (changed === 0) return `Import ${counted(fresh, "decision")}`;
  return fresh === 0 ? `Update ${counted(changed, "decision")}` : `Import ${fresh} and update ${changed}`;
}

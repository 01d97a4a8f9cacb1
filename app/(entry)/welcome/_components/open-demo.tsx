"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { answered } from "@/app/o/[org]/_request/answered";
import type { DemoProgress } from "@/lib/home/demo/input";
import { openDemoHere, playNextHere } from "./demo-actions";

/** Makes a demo organization of the person's own and goes there. The bar is what has been played, not a guess. */
export function OpenDemo() {
  const router = useRouter();
  const [progress, setProgress] = useState<DemoProgress | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const open = async () => {
    setRefusal(null);
    setProgress({ played: 0, total: 1 });
    const opened = await answered(openDemoHere({}));
    if (!opened.ok) return stop(opened.refusal.message);
    const { slug, ...begun } = opened.value;
    for (let now: DemoProgress = begun; now.played < now.total;) {
      setProgress(now);
      const next = await answered(playNextHere(slug, {}));
      if (!next.ok) return stop(next.refusal.message);
      now = next.value;
    }
    router.replace(`/o/${slug}`);
  };
  const stop = (message: string) => {
    setProgress(null);
    setRefusal(message);
  };

  const words =
    progress === null
      ? ""
      : progress.played === 0
        ? "Calling the people"
        : `Decision ${progress.played} of ${progress.total}`;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={open} isPending={progress !== null}>
          Open the demo
        </Button>
        {progress !== null && (
          <>
            <progress
              aria-label="Making the demo"
              max={progress.total}
              value={progress.played}
              className="h-1 w-32 overflow-hidden rounded-[2px] [&::-moz-progress-bar]:bg-ink-2 [&::-webkit-progress-bar]:bg-neutral-4 [&::-webkit-progress-value]:bg-ink-2"
            />
            <span role="status" className="text-xs text-ink-3 num">
              {words}
            </span>
          </>
        )}
      </div>
      {refusal !== null && <Refusal title="The demo was not opened.">{refusal}</Refusal>}
    </div>
  );
}

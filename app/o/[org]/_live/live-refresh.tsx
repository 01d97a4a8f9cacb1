"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { followOrganization, type LiveState } from "./stream";

/** The shortest pause between two refreshes: a burst of submissions costs two renders, not two hundred. */
const PAUSE_MS = 400;

/** Keeps the page in step with the organization: a hint asks the server for the page anew. Says so when the line is down. */
export function LiveRefresh({ slug }: { slug: string }) {
  const router = useRouter();
  const [state, setState] = useState<LiveState>("connecting");

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    let isStale = false;
    const refresh = () => {
      timer = undefined;
      if (document.visibilityState === "hidden") {
        isStale = true;
        return;
      }
      isStale = false;
      last = Date.now();
      router.refresh();
    };
    const schedule = () => {
      timer ??= setTimeout(refresh, Math.max(0, last + PAUSE_MS - Date.now()));
    };
    const onVisible = () => {
      if (isStale) schedule();
    };
    document.addEventListener("visibilitychange", onVisible);
    const stop = followOrganization(slug, { onChange: schedule, onState: setState });
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [router, slug]);

  return (
    <p role="status" data-live={state} className={state === "lost" ? "live-lost" : "sr-only"}>
      {state === "lost" ? "Connection lost. This page may be behind; it catches up by itself." : ""}
    </p>
  );
}

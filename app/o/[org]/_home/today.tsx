"use client";

import { useReadersZone } from "@/app/_ui/text/readers-zone";

/** "Wednesday 14 October 2026", in the reader's zone. */
export function Today({ now }: { now: Date | string }) {
  const timeZone = useReadersZone();
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone,
  }).format(new Date(now));
  return (
    <p suppressHydrationWarning className="mb-1 text-xs text-ink-3">
      {day.replace(",", "")}
    </p>
  );
}

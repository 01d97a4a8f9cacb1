"use client";

import { deadlineOf } from "@/app/_ui/text/format";
import { useReadersZone } from "@/app/_ui/text/readers-zone";

interface Props {
  readonly at: Date | string;
  /** The server's now. */
  readonly now: Date | string;
  /** In a sentence: "tomorrow at 17:00 CEST". Alone: "Tomorrow, 17:00 CEST". */
  readonly isInline?: boolean;
}

/** A deadline in the reader's zone, by its day where that is near: today, tomorrow, then "Thu 15 Oct, 17:00 CEST". */
export function When({ at, now, isInline }: Props) {
  const zone = useReadersZone();
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={deadlineOf(moment, zone)} suppressHydrationWarning className="num">
      {wordsFor(moment, new Date(now), zone, isInline === true)}
    </time>
  );
}

function wordsFor(at: Date, now: Date, timeZone: string, isInline: boolean): string {
  const [day = "", clock = ""] = deadlineOf(at, timeZone).split(", ");
  const days = Math.round((dayNumber(at, timeZone) - dayNumber(now, timeZone)) / 86_400_000);
  const near = days === 0 ? "today" : days === 1 ? "tomorrow" : null;
  if (isInline) return `${near ?? `on ${day}`} at ${clock}`;
  return `${near === null ? day : near.charAt(0).toUpperCase() + near.slice(1)}, ${clock}`;
}

/** Midnight of the day that `at` falls on in the zone, as if it were UTC. */
function dayNumber(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
  return Date.parse(`${parts}T00:00:00Z`);
}

"use client";

import { percentage, shareOver } from "../text/format";
import { Time } from "../text/time";
import { useCurrentMinute } from "./current-minute";
import { Meter } from "./meter";

interface Props {
  /** ISO, when the time began and when it ends. */
  readonly from: string;
  readonly to: string;
}

/** What is left until a deadline, and how much of the time is used. Kept true by the minute. */
export function TimeLeft({ from, to }: Props) {
  const share = shareOver(new Date(from), new Date(to), new Date(useCurrentMinute()));
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Meter share={share} isOver={share >= 1} />
      <span suppressHydrationWarning>
        Deadline <Time at={to} as="until" />, {percentage(share)} of the time used
      </span>
    </span>
  );
}

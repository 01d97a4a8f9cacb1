"use client";

import { useSyncExternalStore } from "react";
import { ageOf, dayOf, deadlineOf, untilOf } from "./format";

interface Props {
  readonly at: Date | string;
  /** day: 9 Oct 2026 · minute: 29 Oct 2026, 15:31 · age: 3 h · until: in 30 hours · deadline: Thu 15 Oct, 17:00 CEST */
  readonly as?: "day" | "minute" | "age" | "until" | "deadline";
  /** The server's now, so that the first paint and the markup agree. */
  readonly now?: Date | string;
}

const never = () => () => undefined;

/** A moment in the reader's zone. The server writes it in UTC and says so; the browser takes over without a jump in layout. */
export function Time({ at, as = "minute", now }: Props) {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={minuteOf(moment, zone)} suppressHydrationWarning className="num">
      {textOf(as, moment, zone, now === undefined ? new Date() : new Date(now))}
    </time>
  );
}

function textOf(as: NonNullable<Props["as"]>, at: Date, zone: string, now: Date): string {
  switch (as) {
    case "day":
      return dayOf(at, zone);
    case "age":
      return ageOf(at, now);
    case "until":
      return untilOf(at, now);
    case "deadline":
      return deadlineOf(at, zone);
    case "minute":
      return minuteOf(at, zone);
  }
}

function minuteOf(at: Date, timeZone: string): string {
  const clock = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  });
  return `${dayOf(at, timeZone)}, ${clock.format(at)}`;
}

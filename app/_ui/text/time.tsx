"use client";

import { useSyncExternalStore } from "react";
import { currentMinute, everyMinute } from "../state/current-minute";
import { ageOf, clockOf, dayOf, deadlineOf, longDayOf, untilOf, zoneOf } from "./format";
import { useReadersZone } from "./readers-zone";

interface Props {
  readonly at: Date | string;
  /**
   * day: 9 Oct 2026 · long-day: Thursday 29 October · minute: 29 Oct 2026, 15:31 · clock: 15:31 · age: 3 h ·
   * until: in 30 hours · deadline: Thu 15 Oct, 17:00 CEST
   */
  readonly as?: "day" | "long-day" | "minute" | "clock" | "age" | "until" | "deadline";
  /** The server's now, so that the first paint and the markup agree. */
  readonly now?: Date | string;
}

const MINUTE_MS = 60_000;
const never = () => () => undefined;

/** A moment in the reader's zone. The server writes it in UTC; the browser takes over, and keeps ages and remainders true. */
export function Time({ at, as = "minute", now }: Props) {
  const zone = useReadersZone();
  const servers = now === undefined ? currentMinute() : Math.floor(new Date(now).getTime() / MINUTE_MS);
  const minute = useSyncExternalStore(
    as === "age" || as === "until" ? everyMinute : never,
    currentMinute,
    () => servers,
  );
  const moment = new Date(at);
  return (
    <time
      dateTime={moment.toISOString()}
      title={`${dayOf(moment, zone)}, ${clockOf(moment, zone)} ${zoneOf(moment, zone)}`}
      suppressHydrationWarning
      className="num"
    >
      {textOf(as, moment, zone, new Date((minute + 1) * MINUTE_MS - 1))}
    </time>
  );
}

function textOf(as: NonNullable<Props["as"]>, at: Date, zone: string, now: Date): string {
  switch (as) {
    case "day":
      return dayOf(at, zone);
    case "long-day":
      return longDayOf(at, zone, now);
    case "minute":
      return `${dayOf(at, zone)}, ${clockOf(at, zone)}`;
    case "clock":
      return clockOf(at, zone);
    case "age":
      return ageOf(at, now, zone);
    case "until":
      return untilOf(at, now);
    case "deadline":
      return deadlineOf(at, zone, now);
  }
}

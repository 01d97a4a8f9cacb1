"use client";

import type { ReactNode } from "react";
import { useReadersZone } from "@/app/_ui/text/readers-zone";
import type { HistoryEvent } from "@/lib/history/queries";
import { EventRow } from "./event-row";

interface Props {
  readonly slug: string;
  readonly events: readonly HistoryEvent[];
  readonly label: string;
  readonly isNamed?: boolean;
  /** What is opened below an event, by its number. */
  readonly opened?: Readonly<Record<number, ReactNode>>;
}

/** Events on one unbroken line, newest first, under the day they happened on in the reader's zone. */
export function EventList({ slug, events, label, isNamed, opened }: Props) {
  const timeZone = useReadersZone();
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone,
  });
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  const momentOf = (event: HistoryEvent) => event.happenedAt ?? event.recordedAt;
  return (
    <ol aria-label={label}>
      {events.map((event, index) => {
        const before = events[index - 1];
        const today = day.format(momentOf(event));
        const isNewDay = before === undefined || day.format(momentOf(before)) !== today;
        return [
          isNewDay && (
            <li
              key={`day-${event.id}`}
              className="relative pt-[18px] pb-1.5 pl-9 text-xs/4 font-medium text-ink-3 before:absolute before:inset-y-0 before:left-[11.5px] before:w-px before:bg-line-2 first:pt-3.5 first:before:hidden"
            >
              {today}
            </li>
          ),
          <EventRow
            key={event.id}
            slug={slug}
            event={event}
            clock={clock.format(momentOf(event))}
            isNamed={isNamed}
            isRepeated={!isNewDay && before.chainId === event.chainId}
          >
            {opened?.[event.sequence]}
          </EventRow>,
        ];
      })}
    </ol>
  );
}

"use client";

import { useState, useSyncExternalStore } from "react";
import { X } from "@/app/_ui/icons";
import { currentMinute, everyMinute } from "@/app/_ui/state/current-minute";
import { Time } from "@/app/_ui/text/time";
import { dismissedCookie } from "./dismissed";

interface Props {
  readonly id: string;
  readonly body: string;
  /** ISO moments. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The server's now, so that the first paint and the markup agree. */
  readonly now: string;
}

const MINUTE_MS = 60_000;

/** What whoever runs the server tells everybody, above every page, in the reader's time. It goes when it is closed, or over. */
export function AnnouncementBar({ id, body, startsAt, endsAt, now }: Props) {
  const servers = Math.floor(Date.parse(now) / MINUTE_MS);
  const minute = useSyncExternalStore(everyMinute, currentMinute, () => servers);
  const [isClosed, setIsClosed] = useState(false);
  const hasBegun = Date.parse(startsAt) < (minute + 1) * MINUTE_MS;
  if (isClosed || Date.parse(endsAt) <= minute * MINUTE_MS) return null;
  const close = () => {
    document.cookie = dismissedCookie(id, new Date(endsAt));
    setIsClosed(true);
  };
  return (
    <section
      aria-label="Announcement"
      className="flex items-start gap-3 border-b border-line bg-sunken px-4 py-2 text-base text-ink"
    >
      <p className="min-w-0 flex-1">
        <strong className="font-medium">{body}</strong>{" "}
        <span className="text-ink-3">
          {hasBegun ? "Now, until " : <Time at={startsAt} as="deadline" now={now} />}
          {!hasBegun && " to "}
          <Time at={endsAt} as="deadline" now={now} />
        </span>
      </p>
      <button
        type="button"
        onClick={close}
        aria-label="Close the announcement"
        className="-my-1 -mr-2 grid size-8 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink"
      >
        <X className="size-4" strokeWidth={1.6} />
      </button>
    </section>
  );
}

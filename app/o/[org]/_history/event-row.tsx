import { Link } from "@/app/_ui/link/link";
import type { ReactNode } from "react";
import { shortHash } from "@/app/_ui/text/format";
import type { HistoryEvent } from "@/lib/history/queries";
import { EventMark } from "./event-mark";
import { isByFile, PlayedInMark } from "./played-in";
import { SentenceText } from "./sentence-text";

interface Props {
  readonly slug: string;
  readonly event: HistoryEvent;
  /** The time of day in the reader's zone. */
  readonly clock: string;
  /** Names the decision before the sentence, where a list holds several. */
  readonly isNamed?: boolean;
  /** The event above is about the same decision: its name need not be read again. */
  readonly isRepeated?: boolean;
  /** The opened change below the sentence. */
  readonly children?: ReactNode;
}

/** One event: its mark on the line, the sentence, its time, its number and the head after it. */
export function EventRow({ slug, event, clock, isNamed, isRepeated, children }: Props) {
  const { sentence, decision } = event;
  return (
    <li
      id={isNamed ? undefined : `event-${event.sequence}`}
      className="relative grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-3 py-[5px] leading-6 before:absolute before:top-[29px] before:-bottom-[5px] before:left-[11.5px] before:w-px before:bg-line-2 last:before:bottom-0 last:before:bg-linear-to-b last:before:from-line-2 last:before:to-transparent sm:grid-cols-[24px_minmax(0,1fr)_72px_96px]"
    >
      <EventMark mark={sentence.mark} />
      <div className="min-w-0 text-base wrap-anywhere text-ink-2">
        {isNamed && decision !== null && (
          <p className={isRepeated ? "sr-only" : "clip text-xs/6 text-ink-3"}>
            <Link
              href={`/o/${slug}/decisions/${decision.number}/history`}
              tabIndex={isRepeated ? -1 : undefined}
              className="hover:underline"
            >
              <span className="mono">ADR-{decision.number}</span> {decision.title}
            </Link>
          </p>
        )}
        <p>
          <SentenceText slug={slug} parts={sentence.parts} />
        </p>
        {sentence.quote !== null && (
          <p className="line-clamp-6 text-sm/5 whitespace-pre-line text-ink-3">
            {sentence.quote.kind === "words" ? `“${sentence.quote.text}”` : <i>The words were erased.</i>}
          </p>
        )}
      </div>
      <span className="flex justify-end gap-1.5 text-xs/6 text-ink-3">
        {event.happenedAt !== null && <PlayedInMark event={event} />}
        {(event.happenedAt === null || !isByFile(event)) && (
          <time dateTime={(event.happenedAt ?? event.recordedAt).toISOString()} className="num">
            {clock}
          </time>
        )}
      </span>
      <span
        className="text-right mono text-[11.5px]/6 text-ink-3 max-sm:hidden"
        title={`Event ${event.sequence}, head after it ${event.head}`}
      >
        {event.sequence} · {shortHash(event.head)}
      </span>
      {children && <div className="col-span-full sm:col-start-2">{children}</div>}
    </li>
  );
}

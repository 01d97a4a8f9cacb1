import { Time } from "@/app/_ui/text/time";
import type { HistoryEvent } from "@/lib/history/queries";

/** At the time of an event that was entered later than it says it happened: rule 35 shows it as such. */
export function PlayedInMark() {
  return (
    <abbr title="Played in later: it happened when the story says." className="no-underline">
      demo
    </abbr>
  );
}

/** What the mark means, once for all events below it, or nothing when there is none. */
export function PlayedInNote({ events }: { events: readonly HistoryEvent[] }) {
  const played = events.find((event) => event.happenedAt !== null);
  if (played === undefined) return null;
  return (
    <>
      What is marked “demo” was played in on <Time at={played.recordedAt} as="day" />, at the times of its story.
    </>
  );
}

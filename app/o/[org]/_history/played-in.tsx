import { Time } from "@/app/_ui/text/time";
import type { HistoryEvent } from "@/lib/history/queries";

/** An import takes its day from the file; anything else with a time of its own was played in by the demo. */
export const isByFile = ({ type }: Pick<HistoryEvent, "type">): boolean => type === "decision.imported";

/** At the time of an event that was entered later than it says it happened: rule 35 shows it as such. */
export function PlayedInMark({ event }: { readonly event: HistoryEvent }) {
  if (isByFile(event))
    return (
      <abbr title="The day that its file says. It came in later." className="no-underline">
        by its file
      </abbr>
    );
  return (
    <abbr title="Played in later: it happened when the story says." className="no-underline">
      demo
    </abbr>
  );
}

/** What the marks mean, once for all events below, or nothing when there is none. */
export function PlayedInNote({ events }: { events: readonly HistoryEvent[] }) {
  const later = events.filter((event) => event.happenedAt !== null);
  const [imported, played] = [later.find(isByFile), later.find((event) => !isByFile(event))];
  return (
    <>
      {imported !== undefined && (
        <>
          What is marked “by its file” came in on <Time at={imported.recordedAt} as="day" />, and its day is the
          file’s.{" "}
        </>
      )}
      {played !== undefined && (
        <>
          What is marked “demo” was played in on <Time at={played.recordedAt} as="day" />, at the times of its story.
        </>
      )}
    </>
  );
}

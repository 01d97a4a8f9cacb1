import { History } from "@/app/_ui/icons";
import { Note } from "@/app/_ui/feedback/note";
import { Link } from "@/app/_ui/link/link";
import { Time } from "@/app/_ui/text/time";
import { SentenceText } from "@/app/o/[org]/_history/sentence-text";
import { TellOnLeave } from "@/app/o/[org]/_request/tell-on-leave";
import type { Ctx } from "@/lib/access/context";
import { getSinceVisit } from "@/lib/following/visits/queries";

interface Props {
  readonly ctx: Ctx;
  readonly decisionId: string;
  readonly base: string;
}

/** What others changed since the reader last looked, above the text. Remembers on leaving that they have looked. */
export async function SinceVisit({ ctx, decisionId, base }: Props) {
  const { sequence, seenAt, events, hasMore } = await getSinceVisit(ctx, decisionId);
  return (
    <>
      {seenAt !== null && events.length > 0 && (
        <section className="mt-5" aria-label="Since you looked">
          <Note icon={History}>
            <p className="font-medium text-ink">
              Changed since you looked <Time at={seenAt} as="minute" />
            </p>
            <ul className="mt-1 grid gap-0.5">
              {events.map((event) => (
                <li key={event.id}>
                  <SentenceText slug={ctx.slug} parts={event.sentence.parts} />{" "}
                  <span className="text-xs text-ink-3">
                    <Time at={event.happenedAt ?? event.recordedAt} as="minute" />
                  </span>
                </li>
              ))}
            </ul>
            {hasMore && (
              <Link href={`${base}/history`} className="mt-1 inline-block text-xs link">
                And more in its history
              </Link>
            )}
          </Note>
        </section>
      )}
      <TellOnLeave url={`${base}/seen`} seen={{ sequence }} />
    </>
  );
}

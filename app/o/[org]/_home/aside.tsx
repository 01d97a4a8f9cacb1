import { Link } from "@/app/_ui/link/link";
import { Person } from "@/app/_ui/people/person";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { DecisionStatus } from "@/db/enums";
import type { DecidedLately } from "@/lib/home/lately/queries";
import type { Awaiting } from "@/lib/approvals/waiting/queries";
import type { Home } from "@/lib/home/queries";
import { listNames } from "@/lib/approvals/rules";
import { isClearCall } from "@/lib/mcda/sentence";
import { SentenceText } from "../_history/sentence-text";

interface Props {
  readonly slug: string;
  readonly home: Home;
  readonly memberId: string;
}

/** So many of those that wait for others are named; those that wait longest. */
const WAITING_SHOWN = 8;

/** Beside the work: what was decided, what waits for others, and what happened since the reader looked. */
export function Aside({ slug, home, memberId }: Props) {
  const { decidedLately, waitingForOthers, since, now } = home;
  return (
    <aside className="grid content-start gap-[30px] max-lg:mt-7">
      {decidedLately.length > 0 && (
        <section>
          <SectionTitle className="flex h-8 items-center">Decided lately</SectionTitle>
          <ul className="border-t border-line">
            {decidedLately.map((one) => (
              <Row
                key={one.number}
                slug={slug}
                number={one.number}
                title={one.title}
                status={one.status}
                aside={<Time at={one.at} as="day" />}
              >
                {noteOf(one)}
              </Row>
            ))}
          </ul>
        </section>
      )}
      {waitingForOthers.length > 0 && (
        <section>
          <SectionTitle className="flex h-8 items-center">Waiting for others</SectionTitle>
          <ul className="border-t border-line">
            {waitingForOthers.slice(0, WAITING_SHOWN).map((one) => (
              <Row
                key={one.decision.id}
                slug={slug}
                number={one.decision.number}
                title={one.decision.title}
                status={one.decision.status}
                aside={`${one.approvedLines} of ${one.lineIds.length}`}
              >
                {waitingNote(one, memberId)}
              </Row>
            ))}
          </ul>
          {waitingForOthers.length > WAITING_SHOWN && (
            <p className="pt-2 text-xs text-ink-3">and {waitingForOthers.length - WAITING_SHOWN} more</p>
          )}
        </section>
      )}
      {since.events.length > 0 && (
        <section>
          <SectionTitle className="flex h-8 items-center gap-[0.3em]">
            {since.lookedAt === null ? (
              "Lately"
            ) : (
              <>
                Since you looked <SinceWhen at={since.lookedAt} now={now} />
              </>
            )}
          </SectionTitle>
          <ul className="border-t border-line pt-[5px]">
            {since.events.map((event) => (
              <li key={event.id} className="grid grid-cols-[18px_minmax(0,1fr)] gap-2.5 py-[7px] text-xs/[18px]">
                {event.actor === null ? <span /> : <Person id={event.actor.id} name={event.actor.name} size="sm" />}
                <span>
                  <SentenceText slug={slug} parts={event.sentence.parts} />{" "}
                  <span className="whitespace-nowrap text-ink-3">
                    {event.decision !== null && (
                      <>
                        <Link
                          href={`/o/${slug}/decisions/${event.decision.number}`}
                          title={event.decision.title}
                          className="mono hover:underline"
                        >
                          ADR-{event.decision.number}
                        </Link>
                        {" · "}
                      </>
                    )}
                    <Time at={event.happenedAt ?? event.recordedAt} as="age" now={now} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

interface RowProps {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly aside: React.ReactNode;
  readonly children: React.ReactNode;
}

function Row({ slug, number, title, status, aside, children }: RowProps) {
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 border-b border-line py-2.5">
      <span role="img" aria-label={status}>
        <StateGlyph status={status} />
      </span>
      <Link href={`/o/${slug}/decisions/${number}`} className="clip font-medium text-ink hover:underline">
        {title}
      </Link>
      <span className="text-xs text-ink-3 num">{aside}</span>
      <span className="col-span-2 col-start-2 line-clamp-2 text-xs/[18px] text-ink-3">
        <span className="mono">ADR-{number}</span> · {children}
      </span>
    </li>
  );
}

function SinceWhen({ at, now }: { at: Date; now: Date }) {
  const since = now.getTime() - at.getTime();
  if (since < 60_000) return <span>just now</span>;
  const isLong = since >= 7 * 86_400_000;
  return (
    <span>
      {isLong && "on "}
      <Time at={at} as="age" now={now} />
      {!isLong && " ago"}
    </span>
  );
}

const CALLS = {
  clear: "Clear",
  close: "Close call",
  tie: "Tie",
  single: "One option",
  undecided: "Undecided",
  none: "No option may win",
} as const;

function callOf(vote: DecidedLately["vote"]): string {
  if (vote === null) return "Without a vote";
  return vote.closeness === "clear" && !isClearCall(vote) ? "One voter" : CALLS[vote.closeness];
}

function noteOf({ status, lines, vote, reason, by, isImported }: DecidedLately): string {
  if (isImported) return `Imported as ${status}, not decided here`;
  if (status === "accepted") return `${callOf(vote)}, ${lines === 1 ? "one line" : `${lines} lines`} approved`;
  if (reason !== "") return reason;
  return status === "superseded"
    ? "Replaced on every line"
    : `${status.charAt(0).toUpperCase()}${status.slice(1)}${by === null ? "" : ` by ${by}`}`;
}

/** Who decides, and why the reader does not. */
function waitingNote({ eligible, authorId, stewardId, isImported }: Awaiting, memberId: string): string {
  const names = eligible.map((approver) => approver.name);
  const who = names.length === 0 ? "Nobody is left to approve it" : `${listNames(names)} approves`;
  const why =
    authorId === memberId
      ? ` You ${isImported ? "imported" : "wrote"} it, so you cannot.`
      : stewardId === memberId
        ? " You are its steward, so you cannot."
        : "";
  return `${who}.${why}`;
}

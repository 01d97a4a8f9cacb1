import {
  AtSign,
  BookOpenCheck,
  CalendarClock,
  Eye,
  EyeOff,
  MessageSquareText,
  PencilLine,
  Scale,
  Stamp,
  Vote,
} from "@/app/_ui/icons";
import { Meter } from "@/app/_ui/state/meter";
import { LinePath } from "@/app/_ui/text/line-path";
import { Time } from "@/app/_ui/text/time";
import { dayOf, untilDayOf, untilOf } from "@/app/_ui/text/format";
import type { Awaiting } from "@/lib/approvals/waiting/queries";
import { commentAddress } from "@/lib/discussion/rules";
import { VOTE_WORDS } from "@/lib/evaluations/votes/rules";
import type { Home } from "@/lib/home/queries";
import { CAUSE_NOTES } from "@/lib/reviews/rules";
import { isClearCall } from "@/lib/mcda/sentence";
import { Todo, TodoList } from "./todo";
import { When } from "./when";

interface Props {
  readonly slug: string;
  readonly home: Home;
  readonly memberId: string;
  /** Every list to its end; else the first of each. */
  readonly isWhole: boolean;
}

/** More of one kind than this nobody reads before beginning. */
const FIRST = 12;

/** What needs the reader, in lists by urgency. The first thing of the page has the one filled button. */
export function Tasks({ slug, home, memberId, isWhole }: Props) {
  const { now } = home;
  const first = <T,>(list: readonly T[]) => (isWhole ? list : list.slice(0, FIRST));
  const rest = (list: readonly unknown[]) => (isWhole || list.length <= FIRST ? undefined : `/o/${slug}?show=all`);
  const place = (number: number) => `/o/${slug}/decisions/${number}`;
  const order = [
    home.ballots,
    home.rounds,
    home.approvals,
    home.changesRequested,
    home.suggestions,
    home.readings,
    home.reviews,
    home.mentions,
  ];
  const leading = order.find((list) => list.length > 0)?.[0];
  return (
    <>
      <TodoList title="Ballots to cast" count={home.ballots.length} all={rest(home.ballots)}>
        {first(home.ballots).map((ballot) => {
          const isWeighting = ballot.kind === "weighting";
          const begun = ballot.hasDraft && ballot.answered > 0;
          const isVote = ballot.method !== "matrix";
          return (
            <Todo
              key={ballot.roundId}
              icon={isWeighting ? Scale : Vote}
              number={ballot.decision.number}
              title={ballot.decision.title}
              href={`${place(ballot.decision.number)}/evaluation/ballot`}
              when={ballot.deadlineAt === null ? "No deadline" : <When at={ballot.deadlineAt} now={now} />}
              detail={ballot.deadlineAt !== null && <span>{untilOf(ballot.deadlineAt, now)}</span>}
              act={begun ? "Continue" : isWeighting ? "Set your weights" : isVote ? "Vote" : "Score"}
              isFirst={ballot === leading}
            >
              <span className="flex items-center gap-2">
                <Meter share={ballot.total === 0 ? 0 : ballot.answered / ballot.total} isMine />
                <span className="num">{progressOf(ballot, begun)}</span>
              </span>
              <span className="flex items-center gap-[5px]">
                {!isWeighting && <EyeOff strokeWidth={1.6} className="size-3.5" />}
                <span className="num">
                  {!isWeighting && `Blind round ${ballot.round}: `}
                  {ballot.submitted} of {ballot.participants} submitted
                </span>
              </span>
              {!ballot.hasSubmitted && ballot.lastReminder !== null && (
                <span>
                  Reminded <Time at={ballot.lastReminder} as="minute" />
                </span>
              )}
            </Todo>
          );
        })}
      </TodoList>
      <TodoList title="Rounds to reveal" count={home.rounds.length} all={rest(home.rounds)}>
        {first(home.rounds).map((round) => (
          <Todo
            key={round.roundId}
            icon={Eye}
            number={round.decision.number}
            title={round.decision.title}
            href={`${place(round.decision.number)}/evaluation`}
            when={round.deadlineAt === null ? "No deadline" : <When at={round.deadlineAt} now={now} />}
            detail={round.deadlineAt !== null && <span>or now</span>}
            act={round.kind === "weighting" ? "Open scoring" : "Reveal"}
            isFirst={round === leading}
          >
            <span className="num">
              {round.kind === "weighting" ? "Weights" : `Blind round ${round.round}`}: {round.participants} of{" "}
              {round.participants} submitted
            </span>
          </Todo>
        ))}
      </TodoList>
      <TodoList title="Approvals waiting for you" count={home.approvals.length} all={rest(home.approvals)}>
        {first(home.approvals).map((one) => {
          const hasRead = one.earlierReaders.includes(memberId);
          const isChanged = one.revisedAt > (one.proposedAt ?? one.revisedAt);
          return (
            <Todo
              key={one.decision.id}
              icon={Stamp}
              number={one.decision.number}
              title={one.decision.title}
              href={`${place(one.decision.number)}/approval`}
              when={`${one.approvedLines} of ${one.lineIds.length} approved`}
              detail={
                <span>
                  {isChanged ? "text changed " : "waiting since "}
                  <Time at={isChanged ? one.revisedAt : (one.proposedAt ?? one.revisedAt)} as="day" />
                </span>
              }
              act={hasRead ? "Read again" : "Read and decide"}
              isFirst={one === leading}
            >
              <Lines home={home} lineIds={one.lineIds} />
              <span>{originOf(one)}</span>
            </Todo>
          );
        })}
      </TodoList>
      <TodoList title="Changes requested" count={home.changesRequested.length} all={rest(home.changesRequested)}>
        {first(home.changesRequested).map((one) => {
          const [request] = one.requests;
          return (
            <Todo
              key={one.decision.id}
              icon={PencilLine}
              number={one.decision.number}
              title={one.decision.title}
              href={`${place(one.decision.number)}/edit`}
              detail={request && <Time at={request.at} as="age" now={now} />}
              act="Revise"
              isFirst={one === leading}
            >
              <span className="clip">
                {request?.name}: “{request?.reason}”
              </span>
            </Todo>
          );
        })}
      </TodoList>
      <TodoList title="Suggestions to settle" count={home.suggestions.length} all={rest(home.suggestions)}>
        {first(home.suggestions).map((one) => (
          <Todo
            key={one.decision.id}
            icon={MessageSquareText}
            number={one.decision.number}
            title={one.decision.title}
            href={`${place(one.decision.number)}#passages`}
            when={one.suggestions === 1 ? "One suggestion" : `${one.suggestions} suggestions`}
            detail={
              <span>
                since <Time at={one.since} as="day" />
              </span>
            }
            act="Settle"
            isFirst={one === leading}
          >
            <span>Other words from {one.authorNames.join(", ")}</span>
          </Todo>
        ))}
      </TodoList>
      <TodoList title="To read" count={home.readings.length} all={rest(home.readings)}>
        {first(home.readings).map((reading) => (
          <Todo
            key={reading.decision.id}
            icon={BookOpenCheck}
            number={reading.decision.number}
            title={reading.decision.title}
            href={place(reading.decision.number)}
            when={reading.dueOn === null ? undefined : untilDayOf(reading.dueOn, now)}
            detail={reading.dueOn !== null && <span>{`until ${dayOf(new Date(reading.dueOn))}`}</span>}
            act={reading.hasReadBefore ? "Read again" : "Read"}
            isFirst={reading === leading}
          >
            <span>
              Asked by {reading.askedBy}
              {reading.hasReadBefore && ". A newer text is in force"}
            </span>
          </Todo>
        ))}
      </TodoList>
      <TodoList title="Reviews due" count={home.reviews.length} all={rest(home.reviews)}>
        {first(home.reviews).map((review) => {
          const isDue = review.since <= now.toISOString().slice(0, 10);
          return (
            <Todo
              key={review.decision.id}
              icon={CalendarClock}
              number={review.decision.number}
              title={review.decision.title}
              href={`${place(review.decision.number)}/review`}
              when={<span className={isDue ? "text-critical-ink" : undefined}>{untilDayOf(review.since, now)}</span>}
              detail={<span>{`due ${isDue ? "since" : "on"} ${dayOf(new Date(review.since))}`}</span>}
              act="Review"
              isFirst={review === leading}
            >
              <Lines home={home} lineIds={review.lineIds} />
              {review.causes.some((cause) => cause !== "date") && (
                <span>
                  {review.causes
                    .filter((cause) => cause !== "date")
                    .map((cause) => CAUSE_NOTES[cause])
                    .join(", ")}
                </span>
              )}
            </Todo>
          );
        })}
      </TodoList>
      <TodoList title="Mentions" count={home.mentions.length} all={rest(home.mentions)}>
        {first(home.mentions).map((mention) => (
          <Todo
            key={mention.commentId}
            icon={AtSign}
            number={mention.decision.number}
            title={mention.decision.title}
            href={`${place(mention.decision.number)}${commentAddress(mention)}`}
            detail={<Time at={mention.at} as="age" now={now} />}
            act="Answer"
            isFirst={mention === leading}
          >
            <span className="clip">
              {mention.authorName}: “{mention.text}”
            </span>
          </Todo>
        ))}
      </TodoList>
    </>
  );
}

/** How far one is with a ballot, or what it asks for. */
function progressOf(ballot: Home["ballots"][number], begun: boolean): string {
  if (ballot.method !== "matrix") return VOTE_WORDS[ballot.method].name;
  return ballot.kind === "weighting" && !begun
    ? "Share out 100 points"
    : `${ballot.answered} of ${ballot.total} criteria`;
}

/** The lines a decision is for: one with its path, several by name, more by number. */
function Lines({ home, lineIds }: { home: Home; lineIds: readonly string[] }) {
  const paths = lineIds.flatMap((id) => {
    const path = home.linePaths.get(id);
    return path === undefined ? [] : [path];
  });
  const [only] = paths;
  if (only !== undefined && paths.length === 1) return <LinePath names={only} />;
  if (paths.length === 0) return null;
  return (
    <span className="text-ink-2">
      {paths.length > 3 ? `${paths.length} product lines` : paths.map((path) => path.at(-1)).join(", ")}
    </span>
  );
}

function originOf({
  vote,
  proposedByName,
  isCorrection,
  authorName,
  isImported,
  isImportedProposal,
}: Awaiting): string {
  if (isCorrection) return `Correction ${isImported ? "imported " : ""}by ${authorName}`;
  if (isImportedProposal) return `Imported by ${proposedByName ?? authorName}`;
  if (vote === null) return `Proposed by ${proposedByName ?? authorName} without a vote`;
  const { option, closeness, voters } = vote;
  if (option === null) return "A vote without a choice";
  const call = closeness === "clear" && !isClearCall({ closeness, voters }) ? "with one voter" : closeness;
  return `The vote chose ${option}${call === null ? "" : `: ${call}`}`;
}

import { CalendarClock, FileText, GitFork, Scale, SquareCheck, Stamp, TriangleAlert } from "@/app/_ui/icons";
import { dayOf, listed, sinceDayOf, untilDayOf } from "@/app/_ui/text/format";
import { Todo, TodoList } from "@/app/o/[org]/_home/todo";
import type { Found, Upkeep } from "@/lib/upkeep/queries";
import { dayIn } from "@/lib/adoption/rules";
import { CAUSE_NOTES, type ReviewCause } from "@/lib/reviews/rules";

const PHASE_WORDS = {
  setup: "never opened",
  weighting: "weighting",
  scoring: "scoring",
  discussion: "in discussion",
  closed: "closed",
  cancelled: "cancelled",
} as const;

/** One list for each kind of rot; each row has its remedy. */
export function Findings({ base, upkeep }: { base: string; upkeep: Upkeep }) {
  const { now } = upkeep;
  const at = (number: number, place = "") => `${base}/decisions/${number}${place}`;
  return (
    <>
      <List title={`Proposals older than ${upkeep.proposalLimit} days`} found={upkeep.proposals}>
        {({ decision, steward, proposedAt }) => (
          <Todo
            key={decision.id}
            icon={Stamp}
            number={decision.number}
            title={decision.title}
            href={at(decision.number, "/approval")}
            when={sinceDayOf(dayIn(proposedAt), now)}
            detail={<span>proposed {dayOf(proposedAt)}</span>}
            act="See who decides"
          >
            <span>{steward} looks after it</span>
          </Todo>
        )}
      </List>
      <List title="Reviews overdue" found={upkeep.reviews}>
        {({ decision, steward, causes, since }) => (
          <Todo
            key={decision.id}
            icon={CalendarClock}
            number={decision.number}
            title={decision.title}
            href={at(decision.number, "/review")}
            when={untilDayOf(since, now)}
            detail={<span>since {dayOf(new Date(since))}</span>}
            act="Review"
          >
            <span>{causesOf(causes)}</span>
            <span>{steward.name} looks after it</span>
          </Todo>
        )}
      </List>
      <List title="Waivers that ran out" found={upkeep.waivers}>
        {({ decision, id, line, expiresOn }) => (
          <Todo
            key={id}
            icon={TriangleAlert}
            number={decision.number}
            title={decision.title}
            href={at(decision.number)}
            when={sinceDayOf(expiresOn, now)}
            detail={<span>its last day was {dayOf(new Date(expiresOn))}</span>}
            act="Answer anew"
          >
            <span>{line} no longer says how it stands</span>
          </Todo>
        )}
      </List>
      <List title="Evidence that expired" found={upkeep.evidence}>
        {({ decision, id, option, criterion, validUntil, steward }) => (
          <Todo
            key={id}
            icon={FileText}
            number={decision.number}
            title={decision.title}
            href={at(decision.number, "/review")}
            when={sinceDayOf(validUntil, now)}
            detail={<span>its last day was {dayOf(new Date(validUntil))}</span>}
            act="Review"
          >
            <span>
              {option}, {criterion}
            </span>
            <span>{steward} looks after it</span>
          </Todo>
        )}
      </List>
      <List title="In force, and not taken up" found={upkeep.unadopted}>
        {({ decision, lines }) => (
          <Todo
            key={decision.id}
            icon={SquareCheck}
            number={decision.number}
            title={decision.title}
            href={at(decision.number)}
            act="Say how it stands"
          >
            <span>
              {lines.length > 3
                ? `${lines.length} product lines have`
                : `${listed(lines)} ${lines.length === 1 ? "has" : "have"}`}{" "}
              not answered
            </span>
          </Todo>
        )}
      </List>
      <List title="Evaluations that nobody closed" found={upkeep.evaluations}>
        {({ decision, id, phase, since, isLocked, steward }) => (
          <Todo
            key={id}
            icon={Scale}
            number={decision.number}
            title={decision.title}
            href={at(decision.number, "/evaluation")}
            when={sinceDayOf(dayIn(since), now)}
            detail={
              <span>
                {isLocked ? "its deadline was" : "begun"} {dayOf(since)}
              </span>
            }
            act={isLocked ? "Reveal or extend" : "Go on or cancel"}
          >
            <span>{isLocked ? `A round of ${PHASE_WORDS[phase]} waits to be revealed` : PHASE_WORDS[phase]}</span>
            <span>{steward} steers it</span>
          </Todo>
        )}
      </List>
      <List title="Links that lead nowhere" found={upkeep.dangling}>
        {({ decision, kind, target }) => (
          <Todo
            key={`${decision.id} ${kind} ${target}`}
            icon={GitFork}
            number={decision.number}
            title={decision.title}
            href={at(decision.number)}
            act="Link it"
          >
            <span className="break-all">
              {kind} “{target}”, which is not in Accord
            </span>
          </Todo>
        )}
      </List>
    </>
  );
}

/** "A trigger happened, review date" */
function causesOf(causes: readonly ReviewCause[]): string {
  const notes = causes.map((cause) => CAUSE_NOTES[cause]).join(", ");
  return notes.charAt(0) + notes.slice(1).toLowerCase();
}

/** So many of each kind are in sight; the rest is folded away. */
const SHOWN = 5;

function List<T>({
  title,
  found,
  children,
}: {
  title: string;
  found: Found<T>;
  children: (one: T) => React.ReactNode;
}) {
  const rest = found.rows.slice(SHOWN);
  return (
    <>
      <TodoList title={title} count={found.rows.length} isCut={found.isCut}>
        {found.rows.slice(0, SHOWN).map(children)}
      </TodoList>
      {rest.length > 0 && (
        <details className="group">
          <summary className="flex h-10 items-center text-xs font-medium text-ink-3 hover:text-ink">
            <span className="group-open:hidden">Show {rest.length} more</span>
            <span className="hidden group-open:inline">Show fewer</span>
          </summary>
          <ul>{rest.map(children)}</ul>
          {found.isCut && <p className="mt-2 text-xs text-ink-3">There are still more; the oldest are listed.</p>}
        </details>
      )}
    </>
  );
}

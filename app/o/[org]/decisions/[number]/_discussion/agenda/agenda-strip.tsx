import { Link } from "@/app/_ui/link/link";
import { Meter } from "@/app/_ui/state/meter";
import { Kbd } from "@/app/_ui/text/kbd";
import { counted } from "@/app/_ui/text/format";
import type { Talk } from "@/lib/discussion/queries";
import { agendaOf } from "@/lib/evaluations/discussion/agenda/rules";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { cellKey } from "@/lib/evaluations/rules";
import { cellName } from "./cell-name";
import { hrefOf, type DiscussionState } from "../view-state";
import { AgendaClock } from "./agenda-clock";

interface Props {
  readonly discussion: Discussion;
  readonly state: DiscussionState;
  readonly talk: Talk;
}

/** For whoever leads the discussion: what to talk about next, how far it has come, and how much time is left. */
export function AgendaStrip({ discussion, state, talk }: Props) {
  const cells = discussion.cells.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const round = discussion.rounds.at(-1);
  if (round === undefined || cells.length === 0) return null;
  const agenda = agendaOf(cells, round.revealedAt, [talk.last, discussion.lastEvidence]);
  const { next, talked } = agenda;
  return (
    <section
      aria-label="Agenda"
      className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-1.5 border-b border-line bg-sunken px-4 py-2 text-xs text-ink-3 sm:px-5"
    >
      {next === null ? (
        <span className="text-sm font-medium text-ink">Every contested cell has been talked about.</span>
      ) : (
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="text-sm text-ink">
            Next:{" "}
            <Link
              href={hrefOf({ ...state, cell: cellKey(next.criterionId, next.optionId) })}
              replace
              scroll={false}
              prefetch={false}
              data-step="agenda"
              className="link font-medium max-sm:inline-flex max-sm:min-h-11 max-sm:items-center"
            >
              {cellName(discussion, next)}
            </Link>
          </span>
          <span>
            range {next.range ?? 0}, {saidOn(talk, cellKey(next.criterionId, next.optionId))}
          </span>
          <span className="max-sm:hidden">
            <Kbd>T</Kbd>
          </span>
        </span>
      )}
      <span
        className="inline-flex items-center gap-x-2"
        title="A cell counts as talked about once it is settled or agreed to differ on, or a comment or evidence was added since the reveal."
      >
        <Meter share={talked / agenda.cells} />
        {talked} of {counted(agenda.cells, "contested cell")} talked about
      </span>
      <AgendaClock
        revealedAt={round.revealedAt.toISOString()}
        deadlineAt={round.deadlineAt?.toISOString() ?? null}
        open={agenda.cells - talked}
      />
    </section>
  );
}

function saidOn({ counts }: Talk, key: string): string {
  return (counts.get(key) ?? 0) === 0 ? "no comment yet" : "no comment since the reveal";
}

import { notFound } from "next/navigation";
import { Link } from "@/app/_ui/link/link";
import type { Ctx } from "@/lib/access/context";
import { convergedWithoutReason } from "@/lib/evaluations/discussion/convergence/rules";
import { getDiscussion, type Discussion } from "@/lib/evaluations/discussion/queries";
import { listPremortems } from "@/lib/evaluations/premortems/queries";
import { cellKey } from "@/lib/evaluations/rules";
import { PhaseCorner } from "../_evaluation/parts/phase-corner";
import { AgendaStrip } from "./agenda/agenda-strip";
import { PivotalLine } from "./agenda/pivotal-line";
import { CellPane } from "./cell/cell-pane";
import { WholePane } from "./cell/whole-pane";
import { DiscussionKeys } from "./discussion-keys";
import { HeatMap } from "./heat-map";
import { Premortem } from "./premortem";
import { Queue } from "./queue";
import { readTalk } from "./read-talk";
import { StewardPart } from "./steward/steward-part";
import { Strip } from "./strip";
import { HerdingLine } from "./warnings/herding-line";
import { shownOf, WHOLE, type DiscussionState } from "./view-state";

interface Props {
  readonly ctx: Ctx;
  /** The decision's number. */
  readonly number: number;
  /** The evaluation's number within the decision; the latest when left out. */
  readonly evaluation?: number;
  /** After which scoring round; the latest when left out. */
  readonly round?: number;
  /** `criterion:option`; the most contested when left out. */
  readonly cell?: string;
  /** `spread`, `numbers` or `movement` instead of means. */
  readonly show?: string;
}

/** The discussion: where the group differs and why, cell by cell, with what is said about it. Read-only once closed. */
export async function DiscussionView({ ctx, number, evaluation, round, cell, show }: Props) {
  const discussion = await getDiscussion(ctx, { number, evaluation, round });
  if (discussion === null) notFound();
  const open = openCell(discussion, cell);
  const latest = discussion.rounds.at(-1)?.number ?? discussion.round;
  const state: DiscussionState = {
    evaluation,
    round: discussion.round === latest ? null : discussion.round,
    show: discussion.rounds.length < 2 && show === "movement" ? "mean" : shownOf(show),
    cell: cell === undefined ? null : open === null ? WHOLE : cellKey(open.criterionId, open.optionId),
  };
  const [talk, notes] = await Promise.all([
    readTalk(ctx, discussion, open),
    open === null ? listPremortems(ctx, discussion.evaluationId) : [],
  ]);
  const isOpen = discussion.phase === "discussion";
  const isLeading = isOpen && discussion.may.steer.allowed;
  const { cells, since } = discussion.converged;
  const silent = convergedWithoutReason(cells, since, [talk.last, discussion.lastEvidence]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PhaseCorner
        phase={discussion.phase}
        note={discussion.rounds.length > 1 && isOpen ? `after round ${latest}` : undefined}
      />
      <Strip discussion={discussion} state={state}>
        {isOpen && (
          <Link href={`/o/${ctx.slug}/decisions/${number}/ownership`} className="text-xs link">
            Costs of ownership
          </Link>
        )}
        {isLeading && <StewardPart slug={ctx.slug} discussion={discussion} />}
      </Strip>
      {isLeading && state.round === null && <AgendaStrip discussion={discussion} state={state} talk={talk} />}
      {discussion.quorumGap !== null && (
        <p role="note" className="border-b border-line bg-caution-soft px-4 py-2 text-sm text-caution-ink sm:px-5">
          {discussion.quorumGap}
        </p>
      )}
      {isLeading && <HerdingLine discussion={discussion} state={state} silent={silent} />}
      {isOpen && <PivotalLine discussion={discussion} />}
      {isOpen && discussion.hasUncountedDraft && (
        <p className="border-b border-line bg-caution-soft px-4 py-2 text-sm text-caution-ink sm:px-5">
          You did not submit your draft of round {latest} before it was revealed, so it does not count.
        </p>
      )}
      <div className="relative min-h-0 flex-1 sm:overflow-auto lg:grid lg:grid-cols-[minmax(0,1fr)_380px] lg:overflow-visible xl:grid-cols-[264px_minmax(0,1fr)_420px]">
        <Queue discussion={discussion} state={state} open={open} counts={talk.counts} />
        <HeatMap discussion={discussion} state={state} open={open} silent={silent} />
        {open === null ? (
          <WholePane slug={ctx.slug} thread={talk.thread}>
            <Premortem
              slug={ctx.slug}
              evaluationId={discussion.evaluationId}
              leader={leaderOf(discussion)}
              options={Object.fromEntries(discussion.options.map(({ id, name }) => [id, name]))}
              notes={notes}
              refusal={whyNoPremortem(discussion)}
            />
          </WholePane>
        ) : (
          <CellPane
            ctx={ctx}
            discussion={discussion}
            state={state}
            cell={open}
            thread={talk.thread}
            isSilent={silent.has(cellKey(open.criterionId, open.optionId))}
          />
        )}
      </div>
      <DiscussionKeys />
    </div>
  );
}

/** The option that leads alone now, which a pre-mortem is about. */
function leaderOf({ closing, options }: Discussion) {
  const [leaderId, ...others] = closing?.leaderIds ?? [];
  const leader = options.find(({ id }) => id === leaderId);
  return leader === undefined || others.length > 0 ? null : { id: leader.id, name: leader.name };
}

function whyNoPremortem({ phase, people }: Discussion): string | null {
  if (phase !== "discussion") return "Nobody wrote a pre-mortem before it was closed.";
  return people.some(({ isYou }) => isYou)
    ? null
    : "Participants write what could make the leader fail. You do not take part.";
}

/** The cell the address names, else the most contested; null for the evaluation as a whole. */
function openCell(discussion: Discussion, wanted: string | undefined): Discussion["cells"][number] | null {
  const named = discussion.cells.find((cell) => cellKey(cell.criterionId, cell.optionId) === wanted);
  if (named !== undefined || wanted === WHOLE) return named ?? null;
  return discussion.cells.find((cell) => cell.rank === 1) ?? null;
}

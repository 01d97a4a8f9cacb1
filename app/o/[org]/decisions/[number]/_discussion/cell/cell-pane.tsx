import { countsInWords, namedScores } from "@/app/_ui/chart/heat-cell-label";
import { SpreadAxis } from "@/app/_ui/chart/spread-axis";
import type { Ctx } from "@/lib/access/context";
import type { Thread } from "@/lib/discussion/queries";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { measuredWords } from "@/lib/evaluations/measures/rules";
import type { DiscussionState } from "../view-state";
import { EvidencePanel } from "../../_evidence/evidence-panel";
import { ConvergedNote } from "../warnings/converged-note";
import { CellSteps } from "./cell-steps";
import { CellVoices } from "./cell-voices";
import { MeasuredCell } from "./measured-cell";
import { OtherAnswers } from "./other-answers";
import { Pane } from "./pane";
import { Reasons } from "./reasons";
import { StanceButtons } from "./stance-buttons";
import { STANCE_WORDS } from "./stance-words";

interface Props {
  readonly ctx: Ctx;
  readonly discussion: Discussion;
  readonly state: DiscussionState;
  readonly cell: Discussion["cells"][number];
  readonly thread: Thread;
  /** Did its scores come together without a new reason? */
  readonly isSilent: boolean;
}

/** The open cell: who stands where and why, the ends first, and what is said about it. */
export function CellPane({ ctx, discussion, state, cell, thread, isSilent }: Props) {
  const criterion = discussion.criteria.find(({ id }) => id === cell.criterionId);
  const option = discussion.options.find(({ id }) => id === cell.optionId);
  if (criterion === undefined || option === undefined) return null;
  const mayAdd = discussion.phase === "discussion" && discussion.may.addEvidence.allowed;
  const mayTalk = discussion.phase === "discussion" && discussion.may.settle;
  const value = measuredWords(criterion, option.id);
  const facts = [
    value !== null
      ? "Measured"
      : cell.rank === null
        ? "Not contested"
        : `${cell.rank} of ${discussion.queue.length} contested`,
    criterion.weight !== null && `weight ${Math.round(100 * criterion.weight)}`,
    criterion.minimumScore !== null && `no option below ${criterion.minimumScore} may win`,
    cell.stance !== null && STANCE_WORDS[cell.stance].toLowerCase(),
    value === null && !cell.isInLatestRound && "not scored again in this round",
  ].filter(Boolean);
  return (
    <Pane
      label="Opened cell"
      slug={ctx.slug}
      thread={thread}
      placeholder={discussion.phase === "discussion" ? "Reply, or say what would change your score" : "Reply"}
      header={
        <>
          <div className="flex items-center gap-2">
            <p className="flex-1 text-xs text-ink-3">{facts.join(" · ")}</p>
            <CellSteps discussion={discussion} state={state} cell={cell} />
          </div>
          <h2 className="text-md font-semibold tracking-tight">
            {option.name}, {lowerFirst(criterion.name)}
          </h2>
        </>
      }
      actions={
        mayTalk &&
        value === null && (
          <StanceButtons
            slug={ctx.slug}
            cell={{
              evaluationId: discussion.evaluationId,
              criterionId: cell.criterionId,
              optionId: cell.optionId,
            }}
            stance={cell.stance}
          />
        )
      }
    >
      {value === null ? (
        <>
          <SpreadAxis
            votes={axisVotes(discussion, cell)}
            counts={cell.counts}
            own={cell.own}
            low={criterion.anchors[0] ?? ""}
            high={criterion.anchors[4] ?? ""}
            sentence={axisSentence(discussion, cell)}
          />
          <OtherAnswers discussion={discussion} cell={cell} />
          <CellVoices discussion={discussion} cell={cell} />
          {isSilent && <ConvergedNote round={discussion.round} isOpen={discussion.phase === "discussion"} />}
          <Reasons slug={ctx.slug} discussion={discussion} cell={cell} />
        </>
      ) : (
        <MeasuredCell criterion={criterion} optionId={option.id} words={value} />
      )}
      {(mayAdd || (discussion.evidence[criterion.id] ?? 0) > 0) && (
        <div className="border-b border-line py-1.5">
          <EvidencePanel
            key={`${criterion.id} ${option.id}`}
            slug={ctx.slug}
            number={discussion.decision.number}
            evaluationId={discussion.evaluationId}
            criterionId={criterion.id}
            options={[{ id: option.id, name: option.name }]}
            count={discussion.evidence[criterion.id] ?? 0}
            refusal={mayAdd ? null : whyNot(discussion)}
            headingLevel="h3"
          />
        </div>
      )}
    </Pane>
  );
}

/** Why the evidence is only read here. */
function whyNot({ phase, may }: Discussion): string {
  if (phase === "closed") return "The evaluation is closed: its evidence stands as it was.";
  return may.addEvidence.allowed ? "" : may.addEvidence.reason;
}

/** Who gave which score, while they are few enough to be named. */
function axisVotes({ people }: Discussion, cell: Props["cell"]) {
  if (namedScores(cell.counts) === null) return [];
  const personOf = new Map(people.map((person) => [person.memberId, person]));
  return cell.votes.flatMap(({ memberId, answer, changedFrom }) => {
    const person = personOf.get(memberId);
    if (person === undefined || typeof answer !== "number") return [];
    const before = typeof changedFrom === "number" ? changedFrom : undefined;
    return [{ id: memberId, name: person.name, score: answer, isOwn: person.isYou, before }];
  });
}

function axisSentence(discussion: Discussion, cell: Props["cell"]): string {
  if (cell.counts.every((count) => count === 0)) return "Nobody scored this cell.";
  if (namedScores(cell.counts) === null) return `Scores: ${countsInWords(cell.counts)}.`;
  const votes = axisVotes(discussion, cell).sort((a, b) => a.score - b.score);
  const parts = votes.map(
    ({ name, score, before }) => `${name} ${score}${before === undefined ? "" : ` (${before} before)`}`,
  );
  return `Scores: ${parts.join(", ")}.`;
}

/** In the middle of a title, unless the word is an abbreviation. */
function lowerFirst(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

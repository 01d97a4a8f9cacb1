import { Link } from "@/app/_ui/link/link";
import { Person } from "@/app/_ui/people/person";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { Steps } from "@/app/_ui/state/steps";
import { Time } from "@/app/_ui/text/time";
import type { EvaluationPhase } from "@/db/enums";
import { isReviewDue } from "@/lib/decisions/rules";
import type { ListedDecision, ListedEvaluation } from "@/lib/decisions/list/queries";

/** The way from the top to each line the reader may see, by id. */
export type LineNames = ReadonlyMap<string, readonly string[]>;

interface Props {
  readonly slug: string;
  readonly decision: ListedDecision;
  readonly lines: LineNames;
  /** How many of its lines have approved exactly the text that waits. */
  readonly approvedLines: number;
  readonly now: Date;
}

/** One decision in the table. The whole row is the link. */
export function DecisionRow({ slug, decision, lines, approvedLines, now }: Props) {
  const { number, title, steward, stewardId } = decision;
  return (
    <tr className="decision-row">
      <td className="mono text-ink-3 max-[50rem]:row-start-2">ADR-{number}</td>
      <td className="max-[50rem]:col-span-full max-[50rem]:row-start-1 max-[50rem]:pb-[3px]">
        <Link data-row href={`/o/${slug}/decisions/${number}`}>
          {title}
        </Link>
      </td>
      <td className="max-[50rem]:row-start-2">
        <State decision={decision} approvedLines={approvedLines} now={now} />
      </td>
      <td className="max-lg:hidden">
        <Lines decision={decision} lines={lines} />
      </td>
      <td className="max-[50rem]:col-start-3 max-[50rem]:row-start-2 max-[50rem]:text-xs">
        <Evaluation evaluation={decision.evaluation} />
      </td>
      <td className="max-lg:hidden">
        <span className="flex items-center gap-2">
          <Person id={stewardId} name={steward} />
          <span className="clip">{steward.split(" ")[0]}</span>
        </span>
      </td>
      <td className="text-right text-ink-3 num max-[50rem]:hidden">
        <Time at={decision.changedAt} as="age" now={now} />
      </td>
    </tr>
  );
}

function State({ decision, approvedLines, now }: Pick<Props, "decision" | "approvedLines" | "now">) {
  const { status, lineIds, latestRevision, acceptedRevision } = decision;
  const isCorrection = acceptedRevision !== null && latestRevision > acceptedRevision;
  return (
    <span className="flex items-center gap-2">
      <StatusPill status={status} isPlain />
      {status === "proposed" && (
        <span
          className="text-ink-3 num"
          title={`${approvedLines} of ${lineIds.length} product lines approved this text`}
        >
          {approvedLines} of {lineIds.length}
        </span>
      )}
      {isCorrection && status === "accepted" ? (
        <span className="text-info-ink">Correction</span>
      ) : (
        isReviewDue(decision, now) && <span className="text-caution-ink">Review due</span>
      )}
    </span>
  );
}

function Lines({ decision, lines }: { decision: ListedDecision; lines: LineNames }) {
  const [id] = decision.lineIds;
  const [name] = decision.lineNames;
  if (id === undefined || name === undefined) return <span className="text-ink-3">None yet</span>;
  const above = lines.get(id)?.slice(0, -1) ?? [];
  const more = decision.lineIds.length - 1;
  return (
    <span className="flex items-center gap-1.5" title={decision.lineNames.join(", ")}>
      {above.length > 0 && (
        <>
          <span className="clip text-ink-3">{above.join(" › ")}</span>
          <span aria-hidden="true" className="text-ink-4">
            ›
          </span>
        </>
      )}
      <span className="clip shrink-0">{lines.get(id)?.at(-1) ?? name}</span>
      {more > 0 && <span className="shrink-0 text-ink-3 num">+{more}</span>}
    </span>
  );
}

const PHASES: Readonly<Record<EvaluationPhase, { readonly done: number; readonly word: string }>> = {
  setup: { done: 0, word: "Setup" },
  weighting: { done: 1, word: "Weighting" },
  scoring: { done: 2, word: "Scoring" },
  discussion: { done: 3, word: "Discussion" },
  closed: { done: 4, word: "Closed" },
  cancelled: { done: 0, word: "Cancelled" },
};

function Evaluation({ evaluation }: { evaluation: ListedEvaluation | null }) {
  if (evaluation === null) return <span className="text-ink-3">No vote</span>;
  const { done, word } = PHASES[evaluation.phase];
  const isVoting = evaluation.phase === "weighting" || evaluation.phase === "scoring";
  return (
    <Steps done={done} total={4}>
      <span className="num">
        {word}
        {isVoting && `, ${evaluation.submitted} of ${evaluation.participants}`}
      </span>
    </Steps>
  );
}

import { Link } from "@/app/_ui/link/link";
import { Person } from "@/app/_ui/people/person";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { Steps } from "@/app/_ui/state/steps";
import { Time } from "@/app/_ui/text/time";
import type { DecisionStatus, EvaluationPhase } from "@/db/enums";
import type { ListedEvaluation } from "@/lib/decisions/list/queries";

/** What a row shows, and nothing else: a page holds dozens of them. */
export interface TableRow {
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  /** "1 of 2" product lines have approved exactly the text that waits. Only of one that is proposed. */
  readonly approved: string | null;
  readonly mark: "correction" | "review" | null;
  /** The first of its product lines, with the names above it. */
  readonly line: readonly string[];
  /** All of their names, and how many more than the first there are. */
  readonly allLines: string;
  readonly moreLines: number;
  readonly evaluation: Omit<ListedEvaluation, "id"> | null;
  readonly stewardId: string;
  readonly steward: string;
  readonly changedAt: Date;
}

interface Props {
  readonly slug: string;
  readonly row: TableRow;
  readonly now: Date;
}

/** One decision in the table. The whole row is the link. */
export function DecisionRow({ slug, row, now }: Props) {
  return (
    <tr className="decision-row">
      <td className="mono text-ink-3 max-[50rem]:row-start-2">ADR-{row.number}</td>
      <td className="max-[50rem]:col-span-full max-[50rem]:row-start-1 max-[50rem]:pb-[3px]">
        <Link data-row href={`/o/${slug}/decisions/${row.number}`}>
          {row.title}
        </Link>
      </td>
      <td className="max-[50rem]:row-start-2">
        <State row={row} />
      </td>
      <td className="max-lg:hidden">
        <Lines row={row} />
      </td>
      <td className="max-[50rem]:col-start-3 max-[50rem]:row-start-2 max-[50rem]:text-xs">
        <Evaluation evaluation={row.evaluation} />
      </td>
      <td className="max-lg:hidden">
        <span className="flex items-center gap-2">
          <Person id={row.stewardId} name={row.steward} />
          <span className="clip">{row.steward.split(" ")[0]}</span>
        </span>
      </td>
      <td className="text-right text-ink-3 num max-[50rem]:hidden">
        <Time at={row.changedAt} as="age" now={now} />
      </td>
    </tr>
  );
}

function State({ row: { status, approved, mark } }: Pick<Props, "row">) {
  return (
    <span className="flex items-center gap-2">
      <StatusPill status={status} isPlain />
      {approved !== null && (
        <span className="text-ink-3 num" title={`${approved} product lines approved this text`}>
          {approved}
        </span>
      )}
      {mark === "correction" && <span className="text-info-ink">Correction</span>}
      {mark === "review" && <span className="text-caution-ink">Review due</span>}
    </span>
  );
}

function Lines({ row: { line, allLines, moreLines } }: Pick<Props, "row">) {
  const above = line.slice(0, -1);
  if (line.length === 0) return <span className="text-ink-3">None yet</span>;
  return (
    <span className="flex items-center gap-1.5" title={allLines}>
      {above.length > 0 && (
        <>
          <span className="clip text-ink-3">{above.join(" › ")}</span>
          <span aria-hidden="true" className="text-ink-4">
            ›
          </span>
        </>
      )}
      <span className="clip shrink-0">{line.at(-1)}</span>
      {moreLines > 0 && <span className="shrink-0 text-ink-3 num">+{moreLines}</span>}
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

function Evaluation({ evaluation }: Pick<TableRow, "evaluation">) {
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

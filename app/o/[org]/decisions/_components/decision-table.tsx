import { ArrowDown, ArrowUp } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import type { DecisionListView, Sort } from "@/lib/decisions/list/input";
import type { ListedDecision } from "@/lib/decisions/list/queries";
import {
  countOf,
  GROUP_NAMES,
  GROUPS,
  GROUP_STATUSES,
  groupOf,
  type Group,
  type StatusCounts,
} from "@/lib/decisions/list/rules";
import { countText } from "@/lib/text/rules";
import { DecisionGroups, type RowGroup } from "./decision-groups";
import type { TableRow } from "./decision-row";
import { viewAddress } from "./view-address";

interface Props {
  readonly slug: string;
  readonly view: DecisionListView;
  readonly rows: readonly ListedDecision[];
  readonly counts: StatusCounts;
  /** The way from the top to each line the reader may see, by id. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** By decision, of those proposed. */
  readonly approvedLines: ReadonlyMap<string, number>;
  /** Those whose review is due. */
  readonly due: ReadonlySet<string>;
  readonly now: Date;
}

const HINTS: Readonly<Record<Group, string>> = {
  open: "Being written, voted on or approved",
  "in-force": "Accepted or deprecated, and not replaced",
  gone: "Superseded, rejected or withdrawn",
};

/** The table of decisions: in three groups, or flat when another order or one state was asked for. */
export function DecisionTable(props: Props) {
  const { slug, view, now } = props;
  return (
    <table className="mt-3 table-fixed max-[50rem]:block">
      <colgroup className="max-[50rem]:hidden">
        <col className="w-[84px]" />
        <col />
        <col className="w-[176px]" />
        <col className="w-[156px] max-lg:hidden" />
        <col className="w-[170px] max-lg:w-[160px]" />
        <col className="w-[116px] max-lg:hidden" />
        <col className="w-[104px]" />
      </colgroup>
      <thead className="max-[50rem]:hidden">
        <tr className="[&>th]:sticky [&>th]:top-0 [&>th]:z-2 [&>th]:h-[30px] [&>th]:border-b [&>th]:border-line [&>th]:bg-surface [&>th]:px-2.5 [&>th]:text-2xs [&>th]:font-medium [&>th]:text-ink-3 [&>th:first-child]:pl-5 [&>th:last-child]:pr-5 [&>th:last-child]:text-right">
          <SortHead slug={slug} view={view} sort="number" first="desc">
            Number
          </SortHead>
          <SortHead slug={slug} view={view} sort="title" first="asc">
            Decision
          </SortHead>
          <SortHead slug={slug} view={view} sort="state" first="asc">
            State
          </SortHead>
          <th scope="col" className="max-lg:hidden">
            Product line
          </th>
          <th scope="col">Evaluation</th>
          <th scope="col" className="max-lg:hidden">
            Steward
          </th>
          <SortHead slug={slug} view={view} sort="changed" first="desc">
            Changed
          </SortHead>
        </tr>
      </thead>
      <DecisionGroups slug={slug} groups={groupsOf(props)} now={now} />
    </table>
  );
}

function groupsOf(props: Props): readonly RowGroup[] {
  const { view, rows, counts } = props;
  const isGrouped = (view.sort ?? "group") === "group" && view.state === undefined;
  if (!isGrouped) return [{ head: null, rows: rows.map((row) => asTableRow(row, props)) }];
  return GROUPS.map((group) => ({
    head: { name: GROUP_NAMES[group], count: countText(countOf(counts, GROUP_STATUSES[group])), hint: HINTS[group] },
    rows: rows.filter(({ status }) => groupOf(status) === group).map((row) => asTableRow(row, props)),
  })).filter((group) => group.rows.length > 0);
}

function asTableRow(row: ListedDecision, { lines, approvedLines, due }: Props): TableRow {
  const { number, title, status, stewardId, steward, changedAt, evaluation } = row;
  const line = lines.get(row.lineIds[0] ?? "");
  const isCorrected = row.acceptedRevision !== null && row.latestRevision > row.acceptedRevision;
  return {
    ...{ number, title, status, stewardId, steward, changedAt },
    approved: status === "proposed" ? `${approvedLines.get(row.id) ?? 0} of ${row.lineIds.length}` : null,
    mark: isCorrected && status === "accepted" ? "correction" : due.has(row.id) ? "review" : null,
    line: line ?? row.lineNames.slice(0, 1),
    allLines: row.lineNames.join(", "),
    moreLines: row.lineIds.length - 1,
    evaluation: evaluation && {
      phase: evaluation.phase,
      submitted: evaluation.submitted,
      participants: evaluation.participants,
    },
  };
}

interface SortHeadProps {
  readonly slug: string;
  readonly view: DecisionListView;
  readonly sort: Sort;
  /** The direction one expects first. */
  readonly first: "asc" | "desc";
  readonly children: string;
}

/** A column head that sorts: first its usual way, then the other, then back to the groups. */
function SortHead({ slug, view, sort, first, children }: SortHeadProps) {
  const second: "asc" | "desc" = first === "asc" ? "desc" : "asc";
  const current = view.sort === sort ? (view.dir ?? first) : undefined;
  const next =
    current === undefined
      ? { sort, dir: first }
      : current === first
        ? { sort, dir: second }
        : { sort: undefined, dir: undefined };
  const Arrow = current === "asc" ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={current === undefined ? undefined : current === "asc" ? "ascending" : "descending"}>
      <Link href={viewAddress(slug, view, next)} className="inline-flex items-center gap-1 hover:text-ink">
        {children}
        {current !== undefined && <Arrow className="size-3" />}
      </Link>
    </th>
  );
}

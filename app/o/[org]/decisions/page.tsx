import { Plus } from "@/app/_ui/icons";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Button } from "@/app/_ui/form/button";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { Kbd } from "@/app/_ui/text/kbd";
import { DECISION_STATUSES } from "@/db/enums";
import { can } from "@/lib/access/can";
import { countApprovedLines } from "@/lib/approvals/lists/queries";
import { requireOrg } from "@/lib/auth/context";
import type { Ctx } from "@/lib/access/context";
import { countDecisions } from "@/lib/decisions/list/counts/queries";
import { decisionListShape, type DecisionListView } from "@/lib/decisions/list/input";
import { listDecisions, listStewards, readNarrowing, type ListedDecision } from "@/lib/decisions/list/queries";
import { countOf } from "@/lib/decisions/list/rules";
import { countText } from "@/lib/text/rules";
import { pathNames } from "@/lib/product-lines/rules";
import { readDueAmong } from "@/lib/reviews/queries";
import { isFollowed } from "@/lib/following/queries";
import { ExportButton } from "../_exports/export-button";
import { SavedViews } from "../_finding/views/saved-views";
import { FollowButton } from "../_following/follow-button";
import { readLineChoices, readLines } from "../_shell/lines";
import { DecisionTable } from "./_components/decision-table";
import { ListFilters } from "./_components/list-filters";
import { ListViews } from "./_components/list-views";
import { viewAddress } from "./_components/view-address";

export const metadata: Metadata = { title: "Decisions" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What is open, in force, and gone. The address holds the view. */
export default async function DecisionsPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const view = decisionListShape.parse(await searchParams);
  // Begun here and awaited where it is shown: what stands round the rows is drawn while they are looked for.
  const reading = readList(ctx, view);
  return (
    <>
      <Bar ctx={ctx} view={view} reading={reading} />
      <div className="grid gap-3 px-4 pt-3.5 sm:px-5">
        <Views ctx={ctx} view={view} reading={reading} />
        <Filters ctx={ctx} view={view} />
        <SavedViews ctx={ctx} place="decisions" query={queryOf(view)} />
      </div>
      <div
        data-scroller
        tabIndex={-1}
        className="relative min-h-0 flex-1 outline-none max-sm:pb-[72px] sm:overflow-auto"
      >
        <Rows ctx={ctx} view={view} reading={reading} />
      </div>
      <div className="flex h-9 shrink-0 items-center gap-[18px] border-t border-line px-5 text-xs text-ink-3 max-sm:hidden">
        <span className="flex items-center gap-1.5">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd>
          move
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>↵</Kbd>
          open
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>/</Kbd>
          find
        </span>
      </div>
    </>
  );
}

/** The rows, what is counted of all, and what the rows need besides. */
async function readList(ctx: Ctx, view: DecisionListView) {
  const narrowing = readNarrowing(ctx, view);
  const listed = listDecisions(ctx, view, { narrowing });
  const [list, approvedLines, due, { counts, own }, lines] = await Promise.all([
    listed,
    listed.then(({ rows }) => countApprovedLines(ctx, rows)),
    listed.then(({ rows }) => readDueAmong(ctx, accepted(rows))),
    countDecisions(ctx, view, narrowing),
    readLines(ctx),
  ]);
  return { ...list, approvedLines, due, counts, own, all: countOf(counts, DECISION_STATUSES), names: pathNames(lines) };
}

const accepted = (rows: readonly ListedDecision[]): readonly string[] =>
  rows.filter(({ status }) => status === "accepted").map(({ id }) => id);

interface PartProps {
  readonly ctx: Ctx;
  readonly view: DecisionListView;
  readonly reading: ReturnType<typeof readList>;
}

const queryOf = (view: DecisionListView): string => viewAddress("", view).split("?")[1] ?? "";
const isNarrowed = ({ q, line, steward, tag }: DecisionListView): boolean => Boolean(q ?? line ?? steward ?? tag);
const isFiltered = (view: DecisionListView): boolean => isNarrowed(view) || view.state !== undefined;

async function Bar({ ctx, view, reading }: PartProps) {
  const { tag = "" } = view;
  const [{ all }, isTagFollowed] = await Promise.all([reading, tag !== "" && isFollowed(ctx, { tag })]);
  return (
    <PageBar
      path={[{ label: <h1 className="font-medium">Decisions</h1> }]}
      badge={
        <span className="text-ink-3 num">
          {countText(all)}
          {isNarrowed(view) && " found"}
        </span>
      }
    >
      {tag !== "" && <FollowButton slug={ctx.slug} thing={{ tag }} name={tag} isFollowed={isTagFollowed} />}
      {all.count > 0 && <ExportButton slug={ctx.slug} query={queryOf(view)} />}
      {can(ctx, "import decisions").allowed && (
        <ButtonLink href={`/o/${ctx.slug}/import`} size="sm">
          Import
        </ButtonLink>
      )}
      {(isFiltered(view) || all.count > 0) && <NewDecision ctx={ctx} />}
    </PageBar>
  );
}

function NewDecision({ ctx }: Pick<PartProps, "ctx">) {
  const permission = can(ctx, "create decisions");
  if (!permission.allowed)
    return (
      <Button size="sm" refusal={permission.reason}>
        New decision
      </Button>
    );
  return (
    <ButtonLink href={`/o/${ctx.slug}/decisions/new`} variant="primary" size="sm" shortcut="N">
      <Plus className="size-3.5" />
      New decision
    </ButtonLink>
  );
}

async function Views({ ctx, view, reading }: PartProps) {
  const { counts, own } = await reading;
  return <ListViews slug={ctx.slug} view={view} counts={counts} own={own} />;
}

async function Filters({ ctx, view }: Omit<PartProps, "reading">) {
  const [lines, stewards] = await Promise.all([readLineChoices(ctx), listStewards(ctx)]);
  return <ListFilters slug={ctx.slug} view={view} lines={lines} stewards={stewards} />;
}

async function Rows({ ctx, view, reading }: PartProps) {
  const { rows, next, counts, names, approvedLines, due } = await reading;
  if (rows.length === 0)
    return (
      <div className="p-4 sm:p-5">
        <NoRows ctx={ctx} view={view} />
      </div>
    );
  const table = { slug: ctx.slug, view, rows, counts, lines: names, approvedLines, due };
  return (
    <>
      <DecisionTable {...table} now={new Date()} />
      {next !== null && (
        <div className="flex justify-center p-3">
          <ButtonLink href={viewAddress(ctx.slug, view, { after: next })} size="sm" variant="quiet">
            Show the next ones
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function NoRows({ ctx, view }: Omit<PartProps, "reading">) {
  if (isFiltered(view))
    return (
      <EmptyState
        title="No decision matches."
        actions={
          <ButtonLink href={`/o/${ctx.slug}/decisions`} size="sm">
            Show all decisions
          </ButtonLink>
        }
      >
        Change the filters above, or look at everything.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No decision has been written here."
      actions={can(ctx, "create decisions").allowed && <NewDecision ctx={ctx} />}
    >
      {ctx.role === "stakeholder"
        ? "Decisions of your product lines appear here once they are proposed."
        : "A decision begins with a question: name it, choose its product lines, and write or vote from there."}
    </EmptyState>
  );
}

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
import { decisionListShape } from "@/lib/decisions/list/input";
import { listDecisions } from "@/lib/decisions/list/queries";
import { countOf } from "@/lib/decisions/list/rules";
import { countText } from "@/lib/text/rules";
import { pathNames } from "@/lib/product-lines/rules";
import { isFollowed } from "@/lib/following/queries";
import { listViews } from "@/lib/search/views/queries";
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
  const [list, lines, choices, views, isTagFollowed] = await Promise.all([
    listDecisions(ctx, view),
    readLines(ctx),
    readLineChoices(ctx),
    listViews(ctx, "decisions"),
    view.tag === undefined || view.tag === "" ? false : isFollowed(ctx, { tag: view.tag }),
  ]);
  const approvedLines = await countApprovedLines(ctx, list.rows);
  const all = countOf(list.counts, DECISION_STATUSES);
  const permission = can(ctx, "create decisions");
  const isNarrowed = Boolean(view.q ?? view.line ?? view.steward ?? view.tag);
  const isFiltered = isNarrowed || view.state !== undefined;
  const query = viewAddress("", view).split("?")[1] ?? "";
  const names = pathNames(lines);
  const newDecision = permission.allowed ? (
    <ButtonLink href={`/o/${ctx.slug}/decisions/new`} variant="primary" size="sm" shortcut="N">
      <Plus className="size-3.5" />
      New decision
    </ButtonLink>
  ) : (
    <Button size="sm" refusal={permission.reason}>
      New decision
    </Button>
  );
  return (
    <>
      <PageBar
        path={[{ label: <h1 className="font-medium">Decisions</h1> }]}
        badge={
          <span className="text-ink-3 num">
            {countText(all)}
            {isNarrowed && " found"}
          </span>
        }
      >
        {view.tag !== undefined && view.tag !== "" && (
          <FollowButton slug={ctx.slug} thing={{ tag: view.tag }} name={view.tag} isFollowed={isTagFollowed} />
        )}
        {all.count > 0 && <ExportButton slug={ctx.slug} query={query} />}
        {can(ctx, "import decisions").allowed && (
          <ButtonLink href={`/o/${ctx.slug}/import`} size="sm">
            Import
          </ButtonLink>
        )}
        {(isFiltered || all.count > 0) && newDecision}
      </PageBar>
      <div className="grid gap-3 px-4 pt-3.5 sm:px-5">
        <ListViews slug={ctx.slug} view={view} counts={list.counts} own={list.own} />
        <ListFilters slug={ctx.slug} view={view} lines={choices} stewards={list.stewards} />
        <SavedViews ctx={ctx} place="decisions" views={views} query={query} />
      </div>
      <div
        data-scroller
        tabIndex={-1}
        className="relative min-h-0 flex-1 outline-none max-sm:pb-[72px] sm:overflow-auto"
      >
        {list.rows.length > 0 ? (
          <DecisionTable
            slug={ctx.slug}
            view={view}
            rows={list.rows}
            counts={list.counts}
            lines={names}
            approvedLines={approvedLines}
            now={new Date()}
          />
        ) : (
          <div className="p-4 sm:p-5">
            {isFiltered ? (
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
            ) : (
              <EmptyState title="No decision has been written here." actions={permission.allowed && newDecision}>
                {ctx.role === "stakeholder"
                  ? "Decisions of your product lines appear here once they are proposed."
                  : "A decision begins with a question: name it, choose its product lines, and write or vote from there."}
              </EmptyState>
            )}
          </div>
        )}
        {list.next !== null && (
          <div className="flex justify-center p-3">
            <ButtonLink href={viewAddress(ctx.slug, view, { after: list.next })} size="sm" variant="quiet">
              Show the next ones
            </ButtonLink>
          </div>
        )}
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

import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { Kbd } from "@/app/_ui/text/kbd";
import type { Ctx } from "@/lib/access/context";
import { requireOrg } from "@/lib/auth/context";
import { listStewards } from "@/lib/decisions/list/queries";
import { searchShape, type SearchView } from "@/lib/search/input";
import { search, type SearchResult } from "@/lib/search/queries";
import { CsvLink } from "../_exports/csv-link";
import { SavedViews } from "../_finding/views/saved-views";
import { readLineChoices } from "../_shell/lines";
import { FoundRow } from "./_components/found-row";
import { searchAddress, searchQuery } from "./_components/search-address";
import { SearchForm } from "./_components/search-form";
import { SearchLead } from "./_components/search-lead";

export const metadata: Metadata = { title: "Search" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Everything the reader may see of what they look for. The address holds the question. */
export default async function SearchPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const view = searchShape.parse(await searchParams);
  // Begun here and awaited where it is shown: the form is drawn while the database looks.
  const reading = search(ctx, view);
  return (
    <>
      <Bar ctx={ctx} view={view} reading={reading} />
      <div className="grid gap-2 px-4 py-3.5 sm:px-5">
        <Filters ctx={ctx} view={view} />
        <SavedViews ctx={ctx} place="search" query={searchQuery(view)} />
      </div>
      <div
        data-scroller
        tabIndex={-1}
        className="relative min-h-0 flex-1 border-t border-line outline-none max-sm:pb-[72px] sm:overflow-auto"
      >
        <Results ctx={ctx} view={view} reading={reading} />
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
          search again
        </span>
      </div>
    </>
  );
}

interface PartProps {
  readonly ctx: Ctx;
  readonly view: SearchView;
  readonly reading: Promise<SearchResult>;
}

async function Bar({ ctx, view, reading }: PartProps) {
  const { found } = await reading;
  return (
    <PageBar path={[{ label: <h1 className="font-medium">Search</h1> }]}>
      {found.length > 0 && (
        <CsvLink href={`/o/${ctx.slug}/export/search?${searchQuery(view)}`} label="Results as CSV" />
      )}
    </PageBar>
  );
}

async function Filters({ ctx, view }: Omit<PartProps, "reading">) {
  const [lines, stewards] = await Promise.all([readLineChoices(ctx), listStewards(ctx)]);
  return <SearchForm slug={ctx.slug} view={view} lines={lines} stewards={stewards} />;
}

async function Results({ ctx: { slug }, view, reading }: PartProps) {
  const { q = "", page = 1 } = view;
  const result = await reading;
  if (q === "")
    return (
      <div className="p-4 sm:p-5">
        <EmptyState title="What are you looking for?">
          Words of records, comments and revealed reasons, names of people, tags, numbers, and the names decisions had
          in files. Quotes keep words together, a minus leaves one out.
        </EmptyState>
      </div>
    );
  if (result.found.length === 0)
    return (
      <div className="p-4 sm:p-5">
        <EmptyState
          title={page > 1 ? "There is nothing on this page." : `Nothing has “${q}”.`}
          actions={
            <ButtonLink href={searchAddress(slug, { q })} size="sm">
              {page > 1 ? "Show the first results" : "Search without filters"}
            </ButtonLink>
          }
        >
          Try fewer words, or another word for it.
        </EmptyState>
      </div>
    );
  const now = new Date();
  return (
    <>
      <div className="border-b border-line px-4 py-3.5 sm:px-5">
        <SearchLead question={q} result={result} />
      </div>
      <ol aria-label="Results" start={(page - 1) * 20 + 1}>
        {result.found.map((decision) => (
          <FoundRow key={decision.id} slug={slug} decision={decision} now={now} />
        ))}
      </ol>
      <div className="flex justify-center gap-2 p-3">
        {page > 1 && (
          <ButtonLink href={searchAddress(slug, view, { page: page - 1 })} size="sm" variant="quiet">
            Show the ones before
          </ButtonLink>
        )}
        {result.hasNext && (
          <ButtonLink href={searchAddress(slug, view, { page: page + 1 })} size="sm" variant="quiet">
            Show the next ones
          </ButtonLink>
        )}
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { SegmentLinks } from "@/app/_ui/layout/segment-links";
import { counted, numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { requireOrg } from "@/lib/auth/context";
import { mapShape, type MapView } from "@/lib/decisions/map/input";
import { getMap, MAP_LIMIT, type DecisionMap } from "@/lib/decisions/map/queries";
import { readLineChoices, readLines } from "../_shell/lines";
import { LazyMap } from "./_components/lazy-map";
import { MapFilters } from "./_components/map-filters";
import { MapTable } from "./_components/map-table";

export const metadata: Metadata = { title: "Map" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** How decisions hang together: when and where each was made, and what it supersedes, amends or depends on. */
export default async function MapPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const view = mapShape.parse(await searchParams);
  const [map, lines, choices] = await Promise.all([getMap(ctx, view), readLines(ctx), readLineChoices(ctx)]);
  const isFiltered = Object.values({ ...view, as: undefined }).some((value) => value !== undefined);
  return (
    <>
      <PageBar
        path={[{ label: <h1 className="font-medium">Map</h1> }]}
        badge={<span className="text-ink-3 num">{map.decisions.length}</span>}
      >
        <SegmentLinks
          label="Show as"
          segments={[
            { label: "Picture", href: addressOf(ctx.slug, { ...view, as: undefined }), isCurrent: view.as !== "table" },
            { label: "Table", href: addressOf(ctx.slug, { ...view, as: "table" }), isCurrent: view.as === "table" },
          ]}
        />
      </PageBar>
      <div className="grid gap-3 px-4 pt-3.5 pb-3.5 sm:px-5">
        {map.decisions.length > 0 && <Lead rest={restOf(map)}>{findingOf(map)}</Lead>}
        <MapFilters slug={ctx.slug} view={view} lines={choices} tags={map.tags} />
      </div>
      {map.decisions.length === 0 ? (
        <div className="p-4 sm:p-5">
          {isFiltered ? (
            <EmptyState
              title="No decision matches."
              actions={
                <ButtonLink href={`/o/${ctx.slug}/map`} size="sm">
                  Show all decisions
                </ButtonLink>
              }
            >
              Change the filters above, or look at everything.
            </EmptyState>
          ) : (
            <EmptyState title="There is no decision to show yet.">
              Decisions stand here by the time and the product line they were made for, with arrows to what they
              supersede, amend or depend on.
            </EmptyState>
          )}
        </div>
      ) : view.as === "table" ? (
        <div data-scroller tabIndex={-1} className="min-h-0 flex-1 outline-none max-sm:pb-[72px] sm:overflow-auto">
          <MapTable slug={ctx.slug} map={map} lineNames={new Map(lines.map(({ id, name }) => [id, name]))} />
        </div>
      ) : (
        <div className="border-t border-line max-sm:mb-[72px] max-sm:h-[70dvh] sm:min-h-0 sm:flex-1">
          <LazyMap
            slug={ctx.slug}
            decisions={map.decisions}
            links={map.links}
            lines={lines.map(({ id, name, depth }) => ({ id, name, depth }))}
          />
        </div>
      )}
    </>
  );
}

function addressOf(slug: string, view: MapView): string {
  const parts = Object.entries(view).filter((part): part is [string, string] => part[1] !== undefined);
  const query = new URLSearchParams(parts).toString();
  return `/o/${slug}/map${query === "" ? "" : `?${query}`}`;
}

/** What the map shows, in a sentence. */
function findingOf({ decisions, links, isCut }: DecisionMap): string {
  if (isCut) return `More than ${MAP_LIMIT} decisions match; ${MAP_LIMIT} of them are shown.`;
  const linked = new Set(links.flatMap(({ from, to }) => [from, to])).size;
  if (links.length === 0)
    return `${numberWord(decisions.length)} ${decisions.length === 1 ? "decision" : "decisions"}, and no link between them.`;
  return `${counted(links.length, "link")} between ${linked} of ${counted(decisions.length, "decision")}.`;
}

/** Who carries most, and what to do where not everything is shown. */
function restOf({ decisions, links, isCut }: DecisionMap): string {
  if (isCut) return "Those with links come first, then the latest. Narrow them down below.";
  const carried = new Map<string, number>();
  for (const { kind, to } of links)
    if (kind === "depends_on" || kind === "amends") carried.set(to, (carried.get(to) ?? 0) + 1);
  const [most] = [...carried].toSorted((a, b) => b[1] - a[1]);
  const top = decisions.find(({ id }) => id === most?.[0]);
  if (most === undefined || top === undefined) return "Time runs to the right; each band is a product line.";
  return `Most rests on ADR-${top.number}: ${counted(most[1], "decision")} directly.`;
}

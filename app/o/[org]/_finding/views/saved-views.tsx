import { Users } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import type { ViewPlace } from "@/db/enums";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { listViews } from "@/lib/search/views/queries";
import { filtersIn } from "@/lib/search/views/rules";
import { SaveView } from "./save-view";
import { ViewMenu } from "./view-menu";

interface Props {
  readonly ctx: Ctx;
  readonly place: ViewPlace;
  /** The address's filters, after the question mark. */
  readonly query: string;
}

/** The saved views of a list, the reader's own and the shared ones, and the way to save the present one. Nothing where there is neither. */
export async function SavedViews({ ctx, place, query }: Props) {
  const views = await listViews(ctx, place);
  const now = filtersIn(place, query);
  const isSaved = views.some((view) => view.query === now);
  if (views.length === 0 && now === "") return null;
  return (
    <nav aria-label="Saved views" className="flex flex-wrap items-center gap-1">
      {views.map((view) => (
        <span key={view.id} className="inline-flex items-center">
          <Link
            href={`/o/${ctx.slug}/${place}?${view.query}`}
            aria-current={view.query === now ? "true" : undefined}
            className="inline-flex h-11 items-center gap-1.5 rounded-control px-2.5 text-xs font-medium text-ink-3 hover:text-ink aria-[current]:bg-selected aria-[current]:text-ink sm:h-7"
          >
            {view.name}
            {view.isShared && (
              <>
                <Users className="size-3 text-ink-3" />
                <span className="sr-only">shared</span>
              </>
            )}
          </Link>
          {view.isOwn && view.query === now && <ViewMenu slug={ctx.slug} id={view.id} name={view.name} />}
        </span>
      ))}
      {now !== "" && !isSaved && (
        <SaveView slug={ctx.slug} place={place} query={now} canShare={can(ctx, "share views").allowed} />
      )}
    </nav>
  );
}

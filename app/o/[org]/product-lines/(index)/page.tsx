import { Plus } from "@/app/_ui/icons";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { SegmentLinks } from "@/app/_ui/layout/segment-links";
import { numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { timelineViewShape } from "@/lib/adoption/timeline/input";
import { requireOrg } from "@/lib/auth/context";
import { listProductLines } from "@/lib/product-lines/queries";
import { LineList } from "./_components/line-list";
import { PortfolioTimeline } from "./_components/timeline/portfolio-timeline";
import { timelineAddress } from "./_components/timeline/timeline-address";

export const metadata: Metadata = { title: "Product lines" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The whole tree of product lines, each with how many decisions it has; or, with `?view=timeline`, their decisions over time. */
export default async function ProductLinesPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const search = await searchParams;
  const isTimeline = search.view === "timeline";
  const view = timelineViewShape.parse(search);
  const lines = await listProductLines(ctx, { withArchived: true });
  const open = lines.filter((line) => line.archivedAt === null);
  const archived = lines.filter((line) => line.archivedAt !== null);
  const newLine = can(ctx, "manage product lines").allowed && (
    <ButtonLink href={`/o/${ctx.slug}/product-lines/new`} size="sm">
      <Plus className="size-3.5" />
      New product line
    </ButtonLink>
  );
  return (
    <>
      <PageBar path={[{ label: "Product lines" }]}>
        <SegmentLinks
          label="View"
          segments={[
            { label: "Tree", href: `/o/${ctx.slug}/product-lines`, isCurrent: !isTimeline },
            { label: "Timeline", href: timelineAddress(ctx.slug, {}), isCurrent: isTimeline },
          ]}
        />
        {newLine}
      </PageBar>
      {isTimeline && open.length > 0 ? (
        <PageBody isWide>
          <PortfolioTimeline ctx={ctx} view={view} lines={open} now={new Date()} />
        </PageBody>
      ) : (
        <PageBody>
          <div className="max-w-[52rem]">
            <Lead className="mb-5" rest="A decision is made for one or more of them; their leads approve it.">
              {open.length === 1 ? "There is one product line." : `${numberWord(open.length)} product lines.`}
            </Lead>
            {open.length === 0 ? (
              <EmptyState title="No product line is here for you to see." actions={newLine}>
                A product line is a product, department or region that decisions are made for.
              </EmptyState>
            ) : (
              <LineList slug={ctx.slug} lines={open} />
            )}
            {archived.length > 0 && (
              <section className="mt-8">
                <h2 className="mb-2 text-sm font-semibold text-ink">
                  Archived <span className="ml-1 font-normal text-ink-3 num">{archived.length}</span>
                </h2>
                <LineList slug={ctx.slug} lines={archived} />
              </section>
            )}
          </div>
        </PageBody>
      )}
    </>
  );
}

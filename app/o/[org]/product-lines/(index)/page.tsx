import { GitFork, Plus } from "@/app/_ui/icons";
import type { Metadata } from "next";
import { Link } from "@/app/_ui/link/link";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { listProductLines, type ProductLine } from "@/lib/product-lines/queries";
import { countText } from "@/lib/text/rules";

export const metadata: Metadata = { title: "Product lines" };

/** The whole tree of product lines, each with how many decisions it has. */
export default async function ProductLinesPage({ params }: { params: Promise<{ org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const lines = await listProductLines(ctx, { withArchived: true });
  const open = lines.filter((line) => line.archivedAt === null);
  const archived = lines.filter((line) => line.archivedAt !== null);
  const mayManage = can(ctx, "manage product lines").allowed;
  const newLine = (
    <ButtonLink href={`/o/${ctx.slug}/product-lines/new`} size="sm">
      <Plus className="size-3.5" />
      New product line
    </ButtonLink>
  );
  return (
    <>
      <PageBar path={[{ label: "Product lines" }]}>{mayManage && newLine}</PageBar>
      <PageBody>
        <div className="max-w-[52rem]">
          <Lead className="mb-5" rest="A decision is made for one or more of them; their leads approve it.">
            {open.length === 1 ? "There is one product line." : `${numberWord(open.length)} product lines.`}
          </Lead>
          {open.length === 0 ? (
            <EmptyState title="No product line is here for you to see." actions={mayManage && newLine}>
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
    </>
  );
}

function LineList({ slug, lines }: { slug: string; lines: readonly ProductLine[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id}>
          <Link
            data-row
            href={`/o/${slug}/product-lines/${line.slug}`}
            className="flex min-h-11 items-center gap-2.5 pr-2 hover:bg-hover focus-visible:-outline-offset-2 sm:min-h-10"
            style={{ paddingLeft: `${0.5 + line.depth * 1.5}rem` }}
          >
            <GitFork className="size-4 text-ink-3" strokeWidth={1.6} />
            <span className="clip flex-1 font-medium text-ink">{line.name}</span>
            <span className="text-ink-3 num">
              {countText(line.decisions)} {line.decisions.count === 1 ? "decision" : "decisions"}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

import type { Metadata } from "next";
import { Link } from "@/app/_ui/link/link";
import { cache } from "react";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Note } from "@/app/_ui/feedback/note";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { FollowButton } from "@/app/o/[org]/_following/follow-button";
import { readLines } from "@/app/o/[org]/_shell/lines";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { AsOf } from "@/app/o/[org]/_adoption/as-of";
import { DayAhead } from "@/app/o/[org]/_adoption/day-ahead";
import { asSentence, problemsIn } from "@/app/o/[org]/_adoption/cards/summary";
import { can, canShareOn } from "@/lib/access/can";
import { matrixViewShape } from "@/lib/adoption/matrix/input";
import { listDivergences } from "@/lib/adoption/divergence/queries";
import { readMatrix, type AdoptionMatrix } from "@/lib/adoption/matrix/queries";
import { pastPortfolio } from "@/lib/adoption/past/queries";
import { requireOrg } from "@/lib/auth/context";
import { portfolio, PORTFOLIO_SHOWN, type PortfolioEntry } from "@/lib/decisions/portfolio/queries";
import { isFollowed } from "@/lib/following/queries";
import { readDueAmong } from "@/lib/reviews/queries";
import { getProductLine, type ProductLinePage } from "@/lib/product-lines/queries";
import { linesOutside } from "@/lib/product-lines/rules";
import { LineAdoption } from "./_components/line-adoption";
import { countText } from "@/lib/text/rules";
import { LineActions } from "./_components/line-actions";
import { LinePeople } from "./_components/line-people";
import { PastLine } from "./_components/past-line";
import { PortfolioList } from "./_components/portfolio-list";
import { Timeline } from "./_components/timeline/timeline";

interface Props {
  readonly params: Promise<{ org: string; slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** So many decisions, the newest, are shown with how the lines stand to them; the matrix has all. */
const SHOWN = 15;

/** The line of this address, once per request, or the page that says it does not exist. */
const lineOf = cache(async (org: string, slug: string): Promise<ProductLinePage> => {
  const ctx = await requireOrg(org);
  return orNotFound(getProductLine(ctx, slug));
});

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { org, slug } = await params;
  return { title: (await lineOf(org, slug)).line.name };
}

/** What holds on a product line, when it was decided, how it stands to that, and who decides. `?on=` looks back at a day. */
export default async function ProductLinePageView({ params, searchParams }: Props) {
  const { org, slug } = await params;
  const ctx = await requireOrg(org);
  const { on } = matrixViewShape.parse(await searchParams);
  // The frame has read the open lines: what is read of one of them need not wait until its page is put together.
  const open = (await readLines(ctx)).find((candidate) => candidate.slug === slug);
  const thing = { productLineId: open?.id ?? (await lineOf(org, slug)).line.id };
  const entering = portfolio(ctx, thing.productLineId);
  const [{ line, ancestors, children, tree, leads, stakeholders }, matrix, entries, due, isLineFollowed, divergences] =
    await Promise.all([
      lineOf(org, slug),
      readMatrix(ctx, { line: slug, on }, SHOWN),
      entering,
      entering.then((read) => readDueAmong(ctx, inForce(read))),
      isFollowed(ctx, thing),
      listDivergences(ctx, thing.productLineId),
    ]);
  const isOpen = line.archivedAt === null;
  const past = matrix.isPast ? await pastPortfolio(ctx, line.id, matrix.day) : null;
  const isCut = entries.length === PORTFOLIO_SHOWN;
  const now = new Date();
  const lives = entries.filter((entry) => entry.decidedAt !== null || entry.status === "proposed");
  const shown = lives.filter((entry) => entry.status !== "rejected" && entry.status !== "withdrawn");
  const base = `/o/${ctx.slug}`;
  const bar = (
    <PageBar
      path={[
        { label: "Product lines", href: `${base}/product-lines` },
        ...ancestors.map((above) => ({ label: above.name, href: `${base}/product-lines/${above.slug}` })),
        { label: line.name },
      ]}
    >
      <AsOf action={`${base}/product-lines/${line.slug}`} day={matrix.day} isPast={matrix.isPast} />
      <FollowButton slug={ctx.slug} thing={thing} name={line.name} isFollowed={isLineFollowed} />
      {can(ctx, "create decisions").allowed && isOpen && (
        <ButtonLink href={`${base}/decisions/new?line=${line.slug}`} size="sm">
          New decision
        </ButtonLink>
      )}
      {can(ctx, "manage product lines").allowed && (
        <LineActions
          slug={ctx.slug}
          line={{
            id: line.id,
            name: line.name,
            slug: line.slug,
            parentId: line.parentId,
            isArchived: !isOpen,
          }}
          choices={linesOutside(tree, line.id).map(({ id, name, depth }) => ({ id, name, depth }))}
        />
      )}
    </PageBar>
  );
  if (past !== null)
    return (
      <>
        {bar}
        <PageBody className="max-w-[1196px]">
          <PastLine slug={ctx.slug} line={line} decisions={past} matrix={matrix} />
        </PageBody>
      </>
    );
  return (
    <>
      {bar}
      <PageBody className="max-w-[1196px]">
        <DayAhead isAhead={matrix.isAhead} />
        <Lead className="mb-4" rest={restOf(entries, matrix, due.size)}>
          {factOf(entries, line.name)}
        </Lead>
        {!isOpen && (
          <div className="mb-4">
            <Note>This line is archived: what was decided stays readable, and no new decision can be made for it.</Note>
          </div>
        )}
        {isCut && (
          <div className="mb-4">
            <Note>
              Earlier ones stand in{" "}
              <Link href={`${base}/decisions?line=${line.slug}`} className="link">
                the list of decisions
              </Link>
              .
            </Note>
          </div>
        )}
        {shown.length > 0 && <Timeline slug={ctx.slug} lineName={line.name} entries={shown} due={[...due]} now={now} />}
        {isOpen && <LineAdoption slug={ctx.slug} line={line} matrix={matrix} divergences={divergences} />}
        <div className="mt-7 grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_260px]">
          {entries.length === 0 ? (
            <EmptyState
              title="The first decision will stand here."
              actions={
                can(ctx, "create decisions").allowed &&
                isOpen && (
                  <ButtonLink href={`${base}/decisions/new?line=${line.slug}`} variant="primary" size="sm">
                    New decision
                  </ButtonLink>
                )
              }
            >
              With every other one made for this line or a line below it, and its whole life.
            </EmptyState>
          ) : (
            <div>
              <PortfolioList slug={ctx.slug} entries={entries} lineName={line.name} />
              <p className="mt-3 flex flex-wrap gap-x-4 text-xs *:inline-flex *:min-h-6 *:items-center">
                <Link href={`${base}/decisions?line=${line.slug}`} className="link">
                  Show them in the list of decisions
                </Link>
                {isOpen && (
                  <Link href={`${base}/product-lines?view=timeline&line=${line.slug}`} className="link">
                    Show them over time, line by line
                  </Link>
                )}
                {canShareOn(ctx, [line.id]) && (
                  <Link href={`${base}/product-lines/${line.slug}/sharing`} className="link">
                    Share what is in force by link
                  </Link>
                )}
              </p>
            </div>
          )}
          <aside aria-label="People and lines below" className="grid content-start gap-7">
            <LinePeople
              title="Leads"
              people={leads}
              lineName={line.name}
              none="Nobody leads this line, so an owner approves for it."
            />
            <LinePeople
              title="Stakeholders"
              people={stakeholders}
              lineName={line.name}
              none="Nobody follows this line."
            />
            {children.length > 0 && (
              <section>
                <SectionTitle count={children.length} className="mb-2">
                  Lines below
                </SectionTitle>
                <ul>
                  {children.map((child) => (
                    <li key={child.id}>
                      <Link
                        href={`${base}/product-lines/${child.slug}`}
                        className="flex min-h-8 items-center gap-2 text-ink hover:underline"
                      >
                        <span className="clip flex-1">{child.name}</span>
                        <span className="text-xs text-ink-3 num">
                          {child.archivedAt === null ? countText(child.decisions) : "archived"}
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </aside>
        </div>
      </PageBody>
    </>
  );
}

function factOf(entries: readonly PortfolioEntry[], name: string): string {
  if (entries.length === PORTFOLIO_SHOWN)
    return `The latest ${PORTFOLIO_SHOWN} decisions made for ${name} or below it.`;
  const inForce = entries.filter((entry) => entry.isInForce).length;
  if (inForce === 0) return `Nothing is in force in ${name} yet.`;
  return `${numberWord(inForce)} ${inForce === 1 ? "decision is" : "decisions are"} in force in ${name}.`;
}

const inForce = (entries: readonly PortfolioEntry[]): readonly string[] =>
  entries.filter((entry) => entry.isInForce).map(({ id }) => id);

function restOf(entries: readonly PortfolioEntry[], { rows, day }: AdoptionMatrix, due: number): string {
  const proposed = entries.filter((entry) => entry.status === "proposed").length;
  const drafts = entries.filter((entry) => entry.status === "draft").length;
  const parts = [
    ...(due > 0 ? [`${numberWord(due)} ${due === 1 ? "review is" : "reviews are"} due`] : []),
    ...(proposed > 0 ? [`${numberWord(proposed)} ${proposed === 1 ? "waits" : "wait"} for approval`] : []),
    ...(drafts > 0 ? [`${numberWord(drafts)} ${drafts === 1 ? "draft is" : "drafts are"} being written`] : []),
  ];
  return asSentence([...problemsIn(rows, day), ...parts.map((part) => part.toLowerCase())]);
}

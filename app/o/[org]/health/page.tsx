import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { SegmentLinks } from "@/app/_ui/layout/segment-links";
import { numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { requireOrg } from "@/lib/auth/context";
import { getUpkeep, type Upkeep } from "@/lib/upkeep/queries";
import { Findings } from "./_components/findings";

export const metadata: Metadata = { title: "Health" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What rots: each thing with what mends it. `?whose=me` leaves the reader's own decisions. */
export default async function HealthPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const isOwn = (await searchParams)["whose"] === "me";
  const upkeep = await getUpkeep(ctx, { own: isOwn });
  const { total, isCut } = countOf(upkeep);
  const base = `/o/${ctx.slug}`;
  return (
    <>
      <PageBar path={[{ label: "Health" }]} />
      <PageBody>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          <Lead
            className="min-w-0 flex-1 basis-80"
            rest={total === 0 ? undefined : "Each has what mends it beside it."}
          >
            {total === 0
              ? isOwn
                ? "Nothing you look after needs mending."
                : "Nothing needs mending."
              : `${isCut ? `More than ${total}` : numberWord(total)} ${total === 1 ? "thing needs" : "things need"} mending.`}
          </Lead>
          {ctx.role !== "stakeholder" && (
            <SegmentLinks
              label="Whose"
              segments={[
                { label: "Everybody's", href: `${base}/health`, isCurrent: !isOwn },
                { label: "Mine", href: `${base}/health?whose=me`, isCurrent: isOwn },
              ]}
            />
          )}
        </div>
        {total === 0 ? (
          <div className="mt-6">
            <EmptyState title="What rots will stand here.">
              Proposals that nobody decides, reviews that are overdue, waivers and evidence that have run out, links to
              what is not here, decisions that no product line took up, and evaluations that nobody closed.
            </EmptyState>
          </div>
        ) : (
          <Findings base={base} upkeep={upkeep} />
        )}
      </PageBody>
    </>
  );
}

function countOf({ proposals, reviews, waivers, evidence, dangling, unadopted, evaluations }: Upkeep) {
  const all = [proposals, reviews, waivers, evidence, dangling, unadopted, evaluations];
  return { total: all.reduce((sum, { rows }) => sum + rows.length, 0), isCut: all.some((found) => found.isCut) };
}

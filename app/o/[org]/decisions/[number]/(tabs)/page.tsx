import type { Metadata } from "next";
import { Fragment, Suspense } from "react";
import { Skeleton } from "@/app/_ui/feedback/skeleton";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Link } from "@/app/_ui/link/link";
import { Time } from "@/app/_ui/text/time";
import type { DecisionStatus } from "@/db/enums";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { getPassageTalk } from "@/lib/discussion/passages/queries";
import { isSuggestable } from "@/lib/discussion/suggestions/rules";
import { numberIn, numberOf, titleOf, type DecisionParams, type Query } from "../decision";
import { RECORD_FORMATS } from "../file/formats";
import { namedAt } from "../_components/named";
import { picturesAt } from "../_components/pictures";
import { PassageList } from "../_passages/passage-list";
import { placed } from "../_passages/placed";
import { getSource, isImported } from "@/lib/imports/source/queries";
import { getReading } from "@/lib/following/readings/queries";
import { AskedNote } from "./_components/reading/asked-note";
import { RecordLead } from "./_components/record-lead";
import { RecordNotes } from "./_components/record-notes";
import { RecordSections } from "./_components/record-sections";
import { RecordSide } from "./_components/record-side";
import { RecordThread } from "./_components/record-thread";
import { SinceVisit } from "./_components/since-visit";

interface Props {
  readonly params: DecisionParams;
  readonly searchParams: Query;
}

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params);
}

/** The record: what was decided, by whom, and whether this is the text in force. `?revision=` shows another one. */
export default async function RecordPage({ params, searchParams }: Props) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const wanted = await numberIn(searchParams, "revision");
  const [record, talk] = await orNotFound(
    Promise.all([getRecord(ctx, numberOf(number), wanted), getPassageTalk(ctx, numberOf(number))]),
  );
  const { decision, revision } = record;
  const isStanding = revision.number === (decision.acceptedRevision ?? decision.latestRevision);
  const reading = await orNotFound(getReading(ctx, decision.number));
  const source = await getSource(ctx, decision.number);
  const base = `/o/${ctx.slug}/decisions/${decision.number}`;
  const passages = placed(revision.sections, talk);
  const place = {
    slug: ctx.slug,
    number: decision.number,
    decisionId: decision.id,
    revision: revision.number,
    canSuggest: isSuggestable(decision.status),
  };
  const lines = decision.lines.map((line) =>
    line.parentName === null ? line.name : `${line.parentName} › ${line.name}`,
  );
  return (
    <PageBody
      isWide
      className="grid gap-x-16 gap-y-6 lg:grid-cols-[minmax(0,var(--container-read))_296px] lg:justify-center lg:pt-[30px]"
    >
      <article className="min-w-0">
        <header>
          <p className="flex flex-wrap items-center gap-x-2.5 text-ink-3">
            <span>{lines.length === 0 ? "No product line yet" : lines.join(", ")}</span>
            <StateMoment decision={decision} />
          </p>
          <h1 className="mt-2 mb-2 text-[1.5rem]/8 font-semibold tracking-tighter text-balance text-ink sm:text-2xl">
            {revision.title}
          </h1>
          <RecordLead record={record} />
        </header>
        <RecordNotes record={record} base={base} />
        {isStanding && reading !== null && <AskedNote slug={ctx.slug} decisionId={decision.id} reading={reading} />}
        <SinceVisit ctx={ctx} decisionId={decision.id} base={base} />
        <RecordSections
          sections={revision.sections}
          base={base}
          canEdit={can(ctx, "edit decisions", decision).allowed}
          pictures={picturesAt(base, record.pictures)}
          named={namedAt(ctx.slug, record.named)}
          passages={passages}
          place={can(ctx, "comment", decision).allowed ? place : null}
        />
        <footer className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line pt-3 text-xs leading-6 text-ink-3">
          <span>
            Revision {revision.number}
            {isImported(source, revision.number) ? (
              <>
                , imported by {revision.author} as of <Time at={revision.createdAt} as="day" />
              </>
            ) : (
              <>
                {" "}
                by {revision.author}, <Time at={revision.createdAt} as="minute" />
              </>
            )}
          </span>
          <Link href={`${base}/revisions`} className="link">
            Compare revisions
          </Link>
          <Link href={`${base}/read?revision=${revision.number}`} className="link">
            Read in full width or print
          </Link>
          {/* A file, not a page: the browser follows it. */}
          <a href={`${base}/record.md`} className="link">
            Download as Markdown
          </a>
          <span>
            or as{" "}
            {Object.entries(RECORD_FORMATS).map(([format, name], at) => (
              <Fragment key={format}>
                {at > 0 && ", "}
                <a href={`${base}/file/${format}`} className="link">
                  {name}
                </a>
              </Fragment>
            ))}
          </span>
        </footer>
        <PassageList ctx={ctx} decision={decision} passages={passages} />
        <Suspense fallback={<Skeleton rows={2} />}>
          <RecordThread ctx={ctx} decisionId={decision.id} />
        </Suspense>
      </article>
      <RecordSide ctx={ctx} record={record} base={base} reading={reading} />
    </PageBody>
  );
}

/** How it was decided, where not by its acceptance. What was deprecated or superseded had been accepted. */
const DECIDED: Readonly<Partial<Record<DecisionStatus, string>>> = { rejected: "Rejected", withdrawn: "Withdrawn" };

function StateMoment({
  decision,
}: {
  decision: { status: DecisionStatus; decidedAt: Date | null; proposedAt: Date | null; createdAt: Date };
}) {
  const { status, decidedAt, proposedAt, createdAt } = decision;
  const [word, at] =
    decidedAt !== null
      ? [DECIDED[status] ?? "Accepted", decidedAt]
      : proposedAt !== null
        ? ["Proposed", proposedAt]
        : ["Begun", createdAt];
  return (
    <span>
      {word} <Time at={at} as="day" />
    </span>
  );
}

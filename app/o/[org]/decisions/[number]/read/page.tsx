import type { Metadata } from "next";
import { Link } from "@/app/_ui/link/link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { dayOf } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { requireOrg } from "@/lib/auth/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { getSource, isImported } from "@/lib/imports/source/queries";
import { namedAt } from "../_components/named";
import { picturesAt } from "../_components/pictures";
import { Seal } from "../_components/seal/seal";
import { numberIn, numberOf, titleOf, type DecisionParams, type Query } from "../decision";
import { RecordLead } from "../(tabs)/_components/record-lead";
import { RecordNotes } from "../(tabs)/_components/record-notes";
import { RecordSections } from "../(tabs)/_components/record-sections";
import { PrintButton } from "./_components/print-button";

interface Props {
  readonly params: DecisionParams;
  readonly searchParams: Query;
}

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params);
}

/** The record alone, to be read in full width or printed: what was decided, where it holds, and who signed exactly this text. */
export default async function ReadingPage({ params, searchParams }: Props) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const wanted = await numberIn(searchParams, "revision");
  const record = await orNotFound(getRecord(ctx, numberOf(number), wanted));
  const { decision, revision } = record;
  const source = await getSource(ctx, decision.number);
  const base = `/o/${ctx.slug}/decisions/${decision.number}`;
  const isCurrent = revision.number === (decision.acceptedRevision ?? decision.latestRevision);
  const lines = decision.lines.map(({ name }) => name);
  return (
    <div data-reading className="mx-auto w-full max-w-[860px] px-4 py-6 sm:px-10 sm:py-10 print:max-w-none print:p-0">
      <nav aria-label="Reading" className="mb-8 flex items-center gap-3 print:hidden">
        <Link href={base} className="link">
          Back to ADR-{decision.number}
        </Link>
        <span className="flex-1" />
        <PrintButton />
      </nav>
      <article>
        <header>
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-3">
            <span className="mono">ADR-{decision.number}</span>
            <span>{ctx.organizationName}</span>
            <StatusPill status={decision.status} />
          </p>
          <h1 className="mt-2 mb-2 text-2xl font-semibold tracking-tighter text-balance text-ink">{revision.title}</h1>
          <RecordLead record={record} />
          <dl className="mt-5 grid grid-cols-[110px_minmax(0,1fr)] gap-y-1 border-t border-line pt-3 [&>dd]:text-ink [&>dt]:text-ink-3">
            <dt>Product lines</dt>
            <dd>{lines.length === 0 ? "None yet" : lines.join(", ")}</dd>
            <dt>Steward</dt>
            <dd>{decision.steward}</dd>
            {decision.decidedAt !== null && (
              <>
                <dt>Decided</dt>
                <dd>
                  <Time at={decision.decidedAt} as="day" />
                </dd>
              </>
            )}
            <dt>Revision</dt>
            <dd>
              {revision.number}, {isImported(source, revision.number) ? "imported by" : "by"} {revision.author},{" "}
              <Time at={revision.createdAt} as="day" />
            </dd>
            {record.tags.length > 0 && (
              <>
                <dt>Tags</dt>
                <dd>{record.tags.join(", ")}</dd>
              </>
            )}
          </dl>
        </header>
        <RecordNotes record={record} base={base} />
        <div className="[&_.max-w-read]:max-w-none">
          <RecordSections
            sections={revision.sections}
            base={base}
            canEdit={false}
            pictures={picturesAt(base, record.pictures)}
            named={namedAt(ctx.slug, record.named)}
          />
        </div>
        {isCurrent && source?.isInForce !== true && (
          <Seal ctx={ctx} number={decision.number} className="mt-8 max-w-[420px] break-inside-avoid" />
        )}
        <p className="mt-6 text-xs text-ink-3">
          As it was read on {dayOf(new Date())}. What holds now is in Accord, at {base}.
        </p>
      </article>
    </div>
  );
}

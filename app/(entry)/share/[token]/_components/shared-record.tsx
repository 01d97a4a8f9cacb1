import { Note } from "@/app/_ui/feedback/note";
import { Link } from "@/app/_ui/link/link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { Time } from "@/app/_ui/text/time";
import { RecordSections } from "@/app/o/[org]/decisions/[number]/(tabs)/_components/record-sections";
import { picturesAt } from "@/app/o/[org]/decisions/[number]/_components/pictures";
import { Seal } from "@/app/o/[org]/decisions/[number]/_components/seal/seal";
import type { DecisionRecord } from "@/lib/decisions/record/queries";
import { getSource } from "@/lib/imports/source/queries";
import type { OpenLink } from "@/lib/sharing/opened/queries";
import { SharedNeighbours } from "./shared-neighbours";

interface Props {
  readonly token: string;
  readonly link: OpenLink;
  readonly record: DecisionRecord;
}

/** One decision as it is read outside: its text, its state, its lines by name, and who approved it. */
export async function SharedRecord({ token, link, record }: Props) {
  const { decision, revision } = record;
  const base = `/share/${token}/${decision.number}`;
  const isImported = (await getSource(link.reader, decision.number))?.isInForce === true;
  return (
    <article>
      {link.line !== null && (
        <Link href={`/share/${token}`} prefetch={false} className="mb-3 inline-block text-xs link print:hidden">
          All in force in {link.line.name}
        </Link>
      )}
      <header>
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-3">
          <span className="mono">ADR-{decision.number}</span>
          <StatusPill status={decision.status} />
          <span>{decision.lines.map(({ name }) => name).join(", ")}</span>
          {decision.decidedAt !== null && (
            <span>
              Decided <Time at={decision.decidedAt} as="day" />
            </span>
          )}
        </p>
        <h1 className="mt-2 text-[1.5rem]/8 font-semibold tracking-tighter text-balance text-ink sm:text-2xl">
          {revision.title}
        </h1>
        <SharedNeighbours token={token} link={link} record={record} />
      </header>
      <RecordSections
        sections={revision.sections}
        base={base}
        canEdit={false}
        pictures={picturesAt(base, record.pictures)}
      />
      <div className="mt-8 max-w-[26rem]">
        {isImported ? (
          // Not from where: what the organization calls its own repositories is not shared.
          <Note>It was imported, and nobody has approved this text in Accord.</Note>
        ) : (
          <Seal ctx={link.reader} number={decision.number} />
        )}
      </div>
      <p className="mt-6 border-t border-line pt-3 text-xs text-ink-3">
        Revision {revision.number}, <Time at={revision.createdAt} as="minute" />
      </p>
    </article>
  );
}

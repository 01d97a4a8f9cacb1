import type { Metadata } from "next";
import { Link } from "@/app/_ui/link/link";
import { Note } from "@/app/_ui/feedback/note";
import { PageBody } from "@/app/_ui/layout/page-body";
import { numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { Time } from "@/app/_ui/text/time";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { diffSections } from "@/lib/adr/diff/diff";
import { requireOrg } from "@/lib/auth/context";
import { getRevisions } from "@/lib/decisions/revisions/queries";
import { numberIn, numberOf, titleOf, type DecisionParams, type Query } from "../../decision";
import { Changed } from "../../_components/changed";
import { RevisionChoice } from "./_components/revision-choice";
import { SectionChange } from "./_components/section-change";

interface Props {
  readonly params: DecisionParams;
  readonly searchParams: Query;
}

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Revisions");
}

/** What changed between two revisions, in reading order; the address names both. */
export default async function RevisionsPage({ params, searchParams }: Props) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const [a, b] = [await numberIn(searchParams, "a"), await numberIn(searchParams, "b")];
  const { decision, all, before, after } = await orNotFound(getRevisions(ctx, numberOf(number), a, b));
  const base = `/o/${ctx.slug}/decisions/${decision.number}`;
  const differences = diffSections(before.sections, after.sections).filter((section) => section.state !== "unchanged");
  const isSame = before.number === after.number;
  const changed = differences.length + (before.title === after.title ? 0 : 1);
  return (
    <PageBody className="max-w-[60rem]">
      <Lead
        rest={
          isSame
            ? all.length === 1
              ? "There is nothing to compare yet."
              : "Choose another one to compare it with."
            : `By ${after.author}.`
        }
      >
        {isSame
          ? `This is revision ${after.number}.`
          : changed === 0
            ? `Revisions ${before.number} and ${after.number} say the same.`
            : `${numberWord(changed)} ${changed === 1 ? "part" : "parts"} changed from revision ${before.number} to ${after.number}.`}
      </Lead>
      {all.length > 1 && <RevisionChoice base={base} all={all} before={before.number} after={after.number} />}
      {after.summary !== "" && !isSame && (
        <div className="mt-4">
          <Note>
            {after.author}: {after.summary}
          </Note>
        </div>
      )}
      {before.title !== after.title && (
        <section className="mt-6">
          <h2 className="mb-1.5 text-md font-semibold">Title</h2>
          <p className="text-read">
            <Changed kind="removed">{before.title}</Changed> <Changed kind="added">{after.title}</Changed>
          </p>
        </section>
      )}
      {differences.map((section) => (
        <SectionChange key={section.kind} section={section} />
      ))}
      <section className="mt-10">
        <h2 className="mb-1 text-sm font-semibold">All revisions</h2>
        <ol reversed className="divide-y divide-line border-y border-line">
          {all.map((revision) => (
            <li key={revision.number} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1.5">
              <Link href={`${base}?revision=${revision.number}`} className="font-medium text-ink hover:underline">
                Revision {revision.number}
              </Link>
              {revision.number === decision.acceptedRevision && <span className="text-positive-ink">in force</span>}
              <span className="clip text-ink-2">{revision.summary}</span>
              <span className="ml-auto text-xs text-ink-3">
                {revision.author}, <Time at={revision.createdAt} as="minute" />
              </span>
            </li>
          ))}
        </ol>
      </section>
    </PageBody>
  );
}

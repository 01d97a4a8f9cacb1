import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { listReaders } from "@/lib/following/readings/queries";
import { decisionOf, numberOf, titleOf, type DecisionParams } from "../../decision";
import { AskButton } from "./_components/ask-button";
import { ReaderTable } from "./_components/reader-table";

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Readers");
}

/** Who was asked to read it, who has, and who has not. */
export default async function ReadersPage({ params }: { params: DecisionParams }) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  if (!can(ctx, "ask to read", await decisionOf(org, number)).allowed) notFound();
  const { decision, canBeRead, readers, possible } = await orNotFound(listReaders(ctx, numberOf(number)));
  const asked = readers.filter(({ askedBy }) => askedBy !== null);
  const read = asked.filter(({ hasRead }) => hasRead).length;
  const ask = canBeRead && possible.length > 0 && <AskButton slug={ctx.slug} decision={decision} people={possible} />;
  return (
    <PageBody>
      <div className="max-w-[60rem]">
        <div className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-2">
          <Lead className="min-w-0 flex-1 basis-80" rest="A text that comes into force later asks them again.">
            {asked.length === 0 ? "Nobody is asked to read it." : `${read} of ${asked.length} asked have read it.`}
          </Lead>
          {readers.length > 0 && ask}
        </div>
        {readers.length === 0 ? (
          <EmptyState title="Ask people to read it until a day, and see here who has." actions={ask} />
        ) : (
          <ReaderTable readers={readers} file={`readers-adr-${decision.number}`} />
        )}
      </div>
    </PageBody>
  );
}

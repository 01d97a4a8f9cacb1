import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Note } from "@/app/_ui/feedback/note";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { LinkList } from "@/app/o/[org]/_sharing/link-list";
import { NewLink } from "@/app/o/[org]/_sharing/new-link";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { listShareLinks } from "@/lib/sharing/queries";
import { decisionOf, titleOf, type DecisionParams } from "../../decision";

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Sharing");
}

/** Links through which people without an account read this decision. */
export default async function DecisionSharingPage({ params }: { params: DecisionParams }) {
  const { org, number } = await params;
  const [ctx, decision] = await Promise.all([requireOrg(org), decisionOf(org, number)]);
  if (!can(ctx, "share decisions", decision).allowed) notFound();
  const what = { decisionId: decision.id };
  return (
    <PageBody>
      <div className="max-w-[40rem]">
        <Lead className="mb-6" rest="They see its text, state, product lines and approval; no comments and no votes.">
          People without an account read it by a link.
        </Lead>
        {decision.proposedAt === null ? (
          <Note>It can be shared once it is proposed.</Note>
        ) : (
          <NewLink slug={ctx.slug} what={what} />
        )}
        <LinkList slug={ctx.slug} links={await listShareLinks(ctx, what)} />
      </div>
    </PageBody>
  );
}

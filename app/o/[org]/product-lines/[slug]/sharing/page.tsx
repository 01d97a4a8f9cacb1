import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { LinkList } from "@/app/o/[org]/_sharing/link-list";
import { NewLink } from "@/app/o/[org]/_sharing/new-link";
import { canShareOn } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getProductLine } from "@/lib/product-lines/queries";
import { listShareLinks } from "@/lib/sharing/queries";

export const metadata: Metadata = { title: "Sharing" };

/** Links through which people without an account read what is in force on a line. */
export default async function LineSharingPage({ params }: { params: Promise<{ org: string; slug: string }> }) {
  const { org, slug } = await params;
  const ctx = await requireOrg(org);
  const { line } = await orNotFound(getProductLine(ctx, slug));
  if (!canShareOn(ctx, [line.id])) notFound();
  const what = { productLineId: line.id };
  const lines = `/o/${ctx.slug}/product-lines`;
  return (
    <>
      <PageBar
        path={[
          { label: "Product lines", href: lines },
          { label: line.name, href: `${lines}/${line.slug}` },
          { label: "Sharing" },
        ]}
      />
      <PageBody>
        <div className="max-w-[40rem]">
          <Lead className="mb-6" rest="And on the lines below it, always as of the day they look.">
            People without an account read what is in force in {line.name} by a link.
          </Lead>
          <NewLink slug={ctx.slug} what={what} />
          <LinkList slug={ctx.slug} links={await listShareLinks(ctx, what)} />
        </div>
      </PageBody>
    </>
  );
}

import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { readLines } from "../../_shell/lines";
import { NewLineForm } from "./_components/new-line-form";

export const metadata: Metadata = { title: "New product line" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<{ below?: string | string[] }>;
}

/** Adds a product, department or region to the tree. */
export default async function NewProductLinePage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const permission = can(ctx, "manage product lines");
  const lines = await readLines(ctx);
  const { below } = await searchParams;
  return (
    <>
      <PageBar
        path={[{ label: "Product lines", href: `/o/${ctx.slug}/product-lines` }, { label: "New product line" }]}
      />
      {permission.allowed ? (
        <PageBody>
          <Lead className="mb-6" rest="A product, a department or a region.">
            What are decisions made for?
          </Lead>
          <NewLineForm
            slug={ctx.slug}
            parentId={lines.find((line) => line.slug === below)?.id ?? ""}
            choices={lines.map(({ id, name, depth }) => ({ id, name, depth }))}
          />
        </PageBody>
      ) : (
        <RefusedPage
          title="You cannot add product lines."
          reason={permission.reason}
          way={{ label: "See the product lines", href: `/o/${ctx.slug}/product-lines` }}
        />
      )}
    </>
  );
}

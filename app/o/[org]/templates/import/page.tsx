import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { ImportForm } from "../_components/import-form";

export const metadata: Metadata = { title: "Import a template" };

/** Reads a template from a file or from pasted text, and shows it before anything is saved. */
export default async function ImportTemplatePage({ params }: { readonly params: Promise<{ org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const permission = can(ctx, "manage templates");
  const list = `/o/${ctx.slug}/templates`;
  return (
    <>
      <PageBar path={[{ label: "Templates", href: list }, { label: "Import" }]} />
      {permission.allowed ? (
        <PageBody>
          <Lead className="mb-6" rest="It becomes a template of your own, and replaces none that is there.">
            Bring a template from another organization.
          </Lead>
          <ImportForm slug={ctx.slug} />
        </PageBody>
      ) : (
        <RefusedPage
          title="You cannot import templates here."
          reason={permission.reason}
          way={{ label: "See the templates", href: list }}
        />
      )}
    </>
  );
}

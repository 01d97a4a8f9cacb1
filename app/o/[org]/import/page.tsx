import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { listImports } from "@/lib/imports/queries";
import { ImportList } from "./_components/import-list";
import { StartImport } from "./_components/start-import";
import { readImportableLines } from "./importable-lines";

export const metadata: Metadata = { title: "Import" };

/** Where the records that a team has already come in. */
export default async function ImportPage({ params }: { readonly params: Promise<{ org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const permission = can(ctx, "import decisions");
  const path = [{ label: "Decisions", href: `/o/${ctx.slug}/decisions` }, { label: "Import" }];
  if (!permission.allowed)
    return (
      <>
        <PageBar path={path} />
        <RefusedPage
          title="Leads import records."
          reason={permission.reason}
          way={{ label: "See the decisions", href: `/o/${ctx.slug}/decisions` }}
        />
      </>
    );
  const [imports, lines] = await Promise.all([listImports(ctx), readImportableLines(ctx)]);
  const sources = [...new Set(imports.filter(({ state }) => state === "done").map(({ sourceName }) => sourceName))];
  return (
    <>
      <PageBar path={path} />
      <PageBody>
        <Lead rest="Every file is kept as it is, byte for byte. What was read of it, and what was guessed, is shown before anything becomes a decision.">
          Bring in the decision records you already have.
        </Lead>
        <div className="mt-6">
          <StartImport slug={ctx.slug} lines={lines} sources={sources} />
        </div>
        <ImportList slug={ctx.slug} imports={imports} />
      </PageBody>
    </>
  );
}

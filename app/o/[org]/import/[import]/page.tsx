import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { counted } from "@/app/_ui/text/format";
import { requireOrg } from "@/lib/auth/context";
import { getImport } from "@/lib/imports/queries";
import { readImportableLines } from "../importable-lines";
import { countsOf, isShown, shownOf } from "./_components/counts";
import { FileRows } from "./_components/file-rows";
import { FinishBar } from "./_components/finish-bar";
import { ImportSettings } from "./_components/import-settings";
import { OtherFiles } from "./_components/other-files";
import { ShownLinks } from "./_components/shown-links";

export const metadata: Metadata = { title: "Import" };

interface Props {
  readonly params: Promise<{ org: string; import: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What was understood of the files, to be set right before they become decisions; afterwards, what became of them. */
export default async function OneImportPage({ params, searchParams }: Props) {
  const { org, import: importId } = await params;
  const ctx = await requireOrg(org);
  if (!z.uuid().safeParse(importId).success) notFound();
  const [found, lines] = await Promise.all([getImport(ctx, importId), readImportableLines(ctx)]);
  if (found === null) notFound();
  const counts = countsOf(found);
  const shown = shownOf((await searchParams)["show"]);
  const rows = found.records.filter((record) => isShown(record, shown));
  const isOpen = found.state === "open";
  return (
    <>
      <PageBar
        path={[
          { label: "Decisions", href: `/o/${ctx.slug}/decisions` },
          { label: "Import", href: `/o/${ctx.slug}/import` },
          { label: found.sourceName },
        ]}
      />
      <PageBody className={isOpen ? "max-sm:pb-40" : undefined}>
        {found.state === "discarded" ? (
          <Lead rest="Nothing of it became a decision.">This import was discarded.</Lead>
        ) : (
          <Lead
            rest={isOpen ? restOf(counts) : "What happened before is marked as imported, and not as witnessed here."}
          >
            {isOpen
              ? `${counted(found.records.length, "record")} of ${found.sourceName}.`
              : `${counted(counts.created, "decision")} came from ${found.sourceName}, ${counts.updated} were updated.`}
          </Lead>
        )}
        {isOpen && <ImportSettings slug={ctx.slug} found={settingsOf(found)} lines={lines} />}
        {found.records.length > 0 && (
          <>
            <ShownLinks slug={ctx.slug} importId={importId} counts={counts} shown={shown} isOpen={isOpen} />
            <FileRows slug={ctx.slug} rows={rows} lines={lines} lineId={found.productLineId} isOpen={isOpen} />
          </>
        )}
        <OtherFiles others={found.others} />
        {isOpen && <FinishBar slug={ctx.slug} importId={importId} counts={counts} />}
      </PageBody>
    </>
  );
}

const settingsOf = ({
  id,
  sourceName,
  productLineId,
  keepsNumbers,
}: NonNullable<Awaited<ReturnType<typeof getImport>>>) => ({
  id,
  sourceName,
  productLineId,
  keepsNumbers,
});

function restOf({ fresh, changed, same, guesses }: ReturnType<typeof countsOf>): string {
  const known = same + changed === 0 ? "" : ` ${changed} changed at the source and ${same} did not.`;
  const guessed =
    guesses === 0
      ? fresh + changed === 0
        ? ""
        : "Nothing of it had to be guessed."
      : `${counted(guesses, "file")} ${guesses === 1 ? "needs" : "need"} a look.`;
  return `${counted(fresh, "new one", "new ones")}.${known} ${guessed}`;
}

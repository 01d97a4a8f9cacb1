import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { readLines } from "../../_shell/lines";
import { readOffered } from "../../_templates/read-offered";
import { NewDecisionForm } from "./_components/new-decision-form";

export const metadata: Metadata = { title: "New decision" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Begins a decision: a title, its product lines, blank or from a template. */
export default async function NewDecisionPage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const asked = await searchParams;
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const permission = can(ctx, "create decisions");
  const lines = await readLines(ctx);
  const [only] = lines;
  const named = lines.find((line) => line.slug === text("line"));
  const preset = named ?? (lines.length === 1 ? only : undefined);
  const offered = permission.allowed ? await readOffered(ctx) : [];
  const template = offered.find(({ key }) => key === text("template"));
  return (
    <>
      <PageBar path={[{ label: "Decisions", href: `/o/${ctx.slug}/decisions` }, { label: "New decision" }]} />
      {permission.allowed ? (
        <PageBody>
          <Lead className="mb-6" rest="It stays a draft until you propose it, and gets its number now.">
            What has to be decided?
          </Lead>
          <NewDecisionForm
            slug={ctx.slug}
            title={text("title").slice(0, 200)}
            templateKey={template?.key ?? null}
            templates={offered}
            lines={lines.map(({ id, name, depth }) => ({ value: id, label: name, depth }))}
            chosenLines={preset === undefined ? [] : [preset.id]}
          />
        </PageBody>
      ) : (
        <RefusedPage
          title="You cannot begin a decision here."
          reason={permission.reason}
          way={{ label: "See the decisions", href: `/o/${ctx.slug}/decisions` }}
        />
      )}
    </>
  );
}

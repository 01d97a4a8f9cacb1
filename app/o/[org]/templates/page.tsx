import type { Metadata } from "next";
import { FileInput, Plus } from "@/app/_ui/icons";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Note } from "@/app/_ui/feedback/note";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { numberWord } from "@/app/_ui/text/format";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { listTemplates } from "@/lib/evaluations/templates/queries";
import { TemplateList } from "./_components/template-list";

export const metadata: Metadata = { title: "Templates" };

/** What evaluations may begin from: the organization's own templates, those that are built in, and those that are hidden here. */
export default async function TemplatesPage({ params }: { readonly params: Promise<{ org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const permission = can(ctx, "create decisions");
  if (!permission.allowed)
    return (
      <>
        <PageBar path={[{ label: "Templates" }]} />
        <RefusedPage
          title="Templates are for those who begin decisions."
          reason={permission.reason}
          way={{ label: "See the decisions", href: `/o/${ctx.slug}/decisions` }}
        />
      </>
    );
  const templates = await listTemplates(ctx);
  const offered = templates.filter(({ isHidden }) => !isHidden);
  const own = offered.filter(({ source }) => source === "own");
  const builtIn = offered.filter(({ source }) => source === "built-in");
  const hidden = templates.filter(({ isHidden }) => isHidden);
  const uses = templates.reduce((sum, template) => sum + template.uses, 0);
  const manage = can(ctx, "manage templates");
  const address = `/o/${ctx.slug}/templates`;
  return (
    <>
      <PageBar path={[{ label: "Templates" }]}>
        {manage.allowed && (
          <>
            <ButtonLink href={`${address}/import`} size="sm">
              <FileInput className="size-3.5" />
              Import
            </ButtonLink>
            <ButtonLink href={`${address}/new`} size="sm">
              <Plus className="size-3.5" />
              New template
            </ButtonLink>
          </>
        )}
      </PageBar>
      <PageBody>
        <div className="max-w-[52rem]">
          <Lead
            rest={`They say what to think about, not what to choose. ${uses === 0 ? "No evaluation has begun from one yet." : `${numberWord(uses)} ${uses === 1 ? "evaluation" : "evaluations"} began from one.`}`}
          >
            {numberWord(offered.length)} {offered.length === 1 ? "template" : "templates"} to begin from.
          </Lead>
          {!manage.allowed && (
            <div className="mt-5">
              <Note>Writing and hiding templates: {manage.reason}</Note>
            </div>
          )}
          <SectionTitle className="mt-7 mb-2" count={own.length}>
            Ours
          </SectionTitle>
          {own.length === 0 ? (
            <EmptyState
              title="No template of your own yet"
              actions={manage.allowed && <ButtonLink href={`${address}/new`}>New template</ButtonLink>}
            >
              Save an evaluation’s options and criteria from its setup or its result, copy a built-in template, or write
              one.
            </EmptyState>
          ) : (
            <TemplateList slug={ctx.slug} templates={own} />
          )}
          <SectionTitle className="mt-8 mb-2" count={builtIn.length}>
            Built in
          </SectionTitle>
          {builtIn.length === 0 ? (
            <p className="text-ink-3">All of them are hidden here.</p>
          ) : (
            <TemplateList slug={ctx.slug} templates={builtIn} />
          )}
          {hidden.length > 0 && (
            <details className="mt-8">
              <summary className="min-h-8 cursor-pointer text-sm font-semibold text-ink">
                Hidden <span className="ml-1 font-normal text-ink-3 num">{hidden.length}</span>
              </summary>
              <p className="mt-1 mb-2 text-xs text-ink-3">Not offered here. What began from them stays as it is.</p>
              <TemplateList slug={ctx.slug} templates={hidden} />
            </details>
          )}
        </div>
      </PageBody>
    </>
  );
}

import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { orNotFound } from "../../or-not-found";
import { blankTemplate } from "../_editor/editor-state";
import { TemplateEditor } from "../_editor/template-editor";
import { templateOf, type TemplateQuery } from "../read-template";

export const metadata: Metadata = { title: "New template" };

interface Props {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: TemplateQuery;
}

/** Writes a template from nothing, or as a copy of another. */
export default async function NewTemplatePage({ params, searchParams }: Props) {
  const ctx = await requireOrg((await params).org);
  const { from } = await searchParams;
  const permission = can(ctx, "manage templates");
  const copied =
    permission.allowed && typeof from === "string" ? (await orNotFound(templateOf(ctx, from))).content : null;
  const list = `/o/${ctx.slug}/templates`;
  return (
    <>
      <PageBar path={[{ label: "Templates", href: list }, { label: "New template" }]} />
      {permission.allowed ? (
        <PageBody>
          <Lead
            className="mb-6"
            rest="It says what to think about, not what to choose: words that fit any option, and name none."
          >
            {copied === null ? "What should a team think about?" : `A copy of “${copied.name}”, yours to change.`}
          </Lead>
          <TemplateEditor
            slug={ctx.slug}
            memberId={ctx.memberId}
            content={copied === null ? blankTemplate() : { ...copied, name: "" }}
            edited={null}
            from={copied === null || typeof from !== "string" ? null : from}
          />
        </PageBody>
      ) : (
        <RefusedPage
          title="You cannot write templates here."
          reason={permission.reason}
          way={{ label: "See the templates", href: list }}
        />
      )}
    </>
  );
}

import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { orNotFound } from "../../../or-not-found";
import { TemplateEditor } from "../../_editor/template-editor";
import { templateOf, type TemplateParams } from "../../read-template";

export const metadata: Metadata = { title: "Edit template" };

/** Edits an own template into its next version. One that is built in is copied instead. */
export default async function EditTemplatePage({ params }: { readonly params: TemplateParams }) {
  const { org, key } = await params;
  const ctx = await requireOrg(org);
  const { content, source, version } = await orNotFound(templateOf(ctx, key));
  const permission = can(ctx, "manage templates");
  const address = `/o/${org}/templates/${key}`;
  const refused = !permission.allowed
    ? { reason: permission.reason, way: { label: "See the template", href: address } }
    : source === "built-in"
      ? {
          reason: "It is built in and stays as it is. A copy is yours to change.",
          way: { label: "Copy and change", href: `/o/${org}/templates/new?from=${key}` },
        }
      : null;
  return (
    <>
      <PageBar
        path={[
          { label: "Templates", href: `/o/${org}/templates` },
          { label: content.name, href: address },
          { label: "Edit" },
        ]}
      />
      {refused === null ? (
        <PageBody>
          <Lead className="mb-6" rest="Evaluations that began from it stay as they are, and it stays readable.">
            You are editing version {version}.
          </Lead>
          <TemplateEditor
            slug={ctx.slug}
            memberId={ctx.memberId}
            content={content}
            edited={{ key, version }}
            from={null}
          />
        </PageBody>
      ) : (
        <RefusedPage title="You cannot edit this template." {...refused} />
      )}
    </>
  );
}

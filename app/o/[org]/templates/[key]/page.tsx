import type { Metadata } from "next";
import { Note } from "@/app/_ui/feedback/note";
import { Download, Pencil, Copy } from "@/app/_ui/icons";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Link } from "@/app/_ui/link/link";
import { counted } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { orNotFound } from "../../or-not-found";
import { HideButton } from "../_components/hide-button";
import { TemplateView } from "../_components/template-view";
import { VersionList } from "../_components/version-list";
import { templateOf, versionIn, type TemplateParams, type TemplateQuery } from "../read-template";

interface Props {
  readonly params: TemplateParams;
  readonly searchParams: TemplateQuery;
}

export const metadata: Metadata = { title: "Template" };

/** One template: what it asks, where it comes from, its versions, and ways to use it. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const { org, key } = await params;
  const ctx = await requireOrg(org);
  const template = await orNotFound(templateOf(ctx, key, await versionIn(searchParams)));
  const { content, source, version, latestVersion, uses, isHidden, versions } = template;
  const address = `/o/${org}/templates/${key}`;
  const isLatest = version === latestVersion;
  const manage = can(ctx, "manage templates");
  return (
    <>
      <PageBar path={[{ label: "Templates", href: `/o/${org}/templates` }, { label: content.name }]}>
        <ButtonLink href={`${address}/file/${version}`} size="sm" download prefetch={false}>
          <Download className="size-3.5" />
          JSON
        </ButtonLink>
        {manage.allowed && (
          <>
            <HideButton slug={org} templateKey={key} isHidden={isHidden} />
            {source === "own" ? (
              isLatest && (
                <ButtonLink href={`${address}/edit`} size="sm">
                  <Pencil className="size-3.5" />
                  Edit
                </ButtonLink>
              )
            ) : (
              <ButtonLink href={`/o/${org}/templates/new?from=${key}`} size="sm">
                <Copy className="size-3.5" />
                Copy and change
              </ButtonLink>
            )}
          </>
        )}
      </PageBar>
      <PageBody>
        <div className="max-w-[52rem]">
          <Lead rest={content.summary}>{content.name}</Lead>
          <p className="mt-2 text-xs text-ink-3 num">
            {source === "built-in" ? "Built in" : `Ours, version ${version}`} ·{" "}
            {uses === 0 ? "no evaluation has begun from it yet" : `${counted(uses, "evaluation")} began from it`}
          </p>
          {!isLatest && (
            <div className="mt-4">
              <Note>
                This is version {version}. Evaluations begin from version {latestVersion}.{" "}
                <Link href={address} className="link">
                  Read that one
                </Link>
              </Note>
            </div>
          )}
          {isHidden ? (
            <div className="mt-4">
              <Note>Hidden: it is not offered when a decision or an evaluation begins.</Note>
            </div>
          ) : (
            isLatest && (
              <p className="mt-4">
                <ButtonLink href={`/o/${org}/decisions/new?template=${key}`} variant="primary">
                  Begin a decision with it
                </ButtonLink>
              </p>
            )
          )}
          <TemplateView content={content} />
          {versions.length > 0 && <VersionList address={address} shown={version} versions={versions} />}
        </div>
      </PageBody>
    </>
  );
}

import type { Metadata } from "next";
import { PageBody } from "@/app/_ui/layout/page-body";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { GRACE_DAYS } from "@/lib/organizations/deletion/rules";
import { getProposalLimit } from "@/lib/upkeep/queries";
import { DeleteOrganization } from "./_components/delete-organization";
import { OrganizationExport } from "./_components/organization-export";
import { ProposalLimitForm } from "./_components/proposal-limit-form";
import { RenameForm } from "./_components/rename-form";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const permission = can(ctx, "manage the organization");
  return (
    <PageBody>
      <div className="max-w-[34rem]">
        <Lead className="mb-6" rest="Its address stays when the name changes, so that links keep working.">
          {ctx.organizationName} is at <span className="mono">/o/{ctx.slug}</span>.
        </Lead>
        <RenameForm
          slug={ctx.slug}
          name={ctx.organizationName}
          refusal={permission.allowed ? null : permission.reason}
        />
        <SectionTitle className="mt-10 mb-2">Health</SectionTitle>
        <ProposalLimitForm
          slug={ctx.slug}
          days={await getProposalLimit(ctx)}
          refusal={permission.allowed ? null : permission.reason}
        />
        {permission.allowed && (
          <>
            <SectionTitle className="mt-10 mb-2">Whole organization</SectionTitle>
            <p className="mb-3 text-ink-3">
              One archive with everything that was written, voted, approved and answered here, its history and its
              pictures. Passwords, open invitations and links, and what nobody has saved yet stay behind. It also tells
              what some people see and others do not: keep it like the minutes of a board.
            </p>
            <OrganizationExport slug={ctx.slug} />
            <p className="mt-4 text-ink-3">
              Whoever runs another Accord of the same version takes it in, with the same addresses:
            </p>
            <p className="mt-1 mono text-xs wrap-anywhere text-ink-2">
              npm run -s accord -- restore-organization {ctx.slug}-organization.zip --as E-MAIL-OF-AN-OWNER
            </p>
            <SectionTitle className="mt-10 mb-2">Delete this organization</SectionTitle>
            {ctx.closedSince ? (
              <p className="text-ink-3">It is closed, and the note at the top of each page says when it is gone.</p>
            ) : (
              <>
                <p className="mb-3 text-ink-3">
                  It closes at once to everybody but its owners, who can keep it after all for {GRACE_DAYS} days. Then
                  everything in it is gone for good: decisions, votes, history and pictures. Export it first if anybody
                  may ever ask why something was decided.
                </p>
                <DeleteOrganization slug={ctx.slug} name={ctx.organizationName} graceDays={GRACE_DAYS} />
              </>
            )}
          </>
        )}
      </div>
    </PageBody>
  );
}

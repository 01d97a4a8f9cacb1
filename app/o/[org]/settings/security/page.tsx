import type { Metadata } from "next";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { can } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { requireOrg } from "@/lib/auth/context";
import { getSecondFactorPolicy } from "@/lib/organizations/security/queries";
import { ssoReturnAddress } from "@/lib/organizations/sso/entry/mutations";
import { getSso } from "@/lib/organizations/sso/queries";
import { DomainList } from "./_components/domain-list";
import { ProviderForm } from "./_components/provider-form";
import { SecondFactorPolicy } from "./_components/second-factor-policy";
import { SecurityOverview } from "./_components/security-overview";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const permission = can(ctx, "manage the organization");
  const refusal = permission.allowed ? null : permission.reason;
  const { isRequired } = await getSecondFactorPolicy(ctx);
  return (
    <PageBody>
      <div className="max-w-[34rem]">
        <Lead className="mb-6" rest="Each person sets up their own on the account page.">
          What people prove before they see anything of {ctx.organizationName}.
        </Lead>
        <SectionTitle className="mb-2">Second factor</SectionTitle>
        <SecondFactorPolicy slug={ctx.slug} isRequired={isRequired} refusal={refusal} />
        {permission.allowed && <SingleSignOn ctx={ctx} />}
        {can(ctx, "manage members").allowed && <SecurityOverview ctx={ctx} />}
      </div>
    </PageBody>
  );
}

/** The provider and its domains: for owners. */
async function SingleSignOn({ ctx }: { readonly ctx: Ctx }) {
  const { connection, domains } = await getSso(ctx);
  return (
    <>
      <SectionTitle className="mt-10 mb-2">Single sign-on</SectionTitle>
      <ProviderForm
        slug={ctx.slug}
        returnAddress={ssoReturnAddress(ctx.organizationId)}
        connection={
          connection && {
            issuer: connection.issuer,
            clientId: connection.clientId,
            defaultRole: connection.defaultRole,
            roleClaim: connection.roleClaim ?? "",
            roleLines: connection.roleMap.map(({ value, role }) => `${value} = ${role}`).join("\n"),
            isEnforced: connection.isEnforced,
          }
        }
      />
      <SectionTitle className="mt-10 mb-2">Domains</SectionTitle>
      <p className="mb-3 text-ink-3">
        Whoever signs on with a verified address of one of these becomes a member. A domain belongs to one organization
        at most.
      </p>
      <DomainList slug={ctx.slug} domains={domains} />
    </>
  );
}

import type { Metadata } from "next";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getSecondFactorPolicy } from "@/lib/organizations/security/queries";
import { SecondFactorPolicy } from "./_components/second-factor-policy";

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
      </div>
    </PageBody>
  );
}

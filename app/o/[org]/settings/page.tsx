import type { Metadata } from "next";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { RenameForm } from "./_components/rename-form";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const permission = can(ctx, "manage the organization");
  return (
    <>
      <PageBar path={[{ label: "Settings" }]} />
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
        </div>
      </PageBody>
    </>
  );
}

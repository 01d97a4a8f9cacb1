import type { ReactNode } from "react";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageTabs } from "@/app/_ui/layout/page-tabs";
import { requireOrg } from "@/lib/auth/context";

interface Props {
  readonly params: Promise<{ readonly org: string }>;
  readonly children: ReactNode;
}

/** What the pages of the settings share: their tabs. */
export default async function SettingsLayout({ params, children }: Props) {
  const ctx = await requireOrg((await params).org);
  const base = `/o/${ctx.slug}/settings`;
  return (
    <>
      <PageBar path={[{ label: "Settings" }]} />
      <PageTabs
        label="Settings"
        tabs={[
          { label: "General", href: base },
          { label: "Approval", href: `${base}/approval-rules` },
          { label: "Security", href: `${base}/security` },
          { label: "History", href: `${base}/history` },
          { label: "Goals", href: `${base}/goals` },
        ]}
      />
      {children}
    </>
  );
}

import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireOrg } from "@/lib/auth/context";
import { goneAt } from "@/lib/organizations/deletion/rules";
import { LiveRefresh } from "./_live/live-refresh";
import { AnnouncementBars } from "./_shell/announcements/announcement-bars";
import { Keyboard } from "./_shell/keyboard/keyboard-shortcuts";
import { PhoneBar } from "./_shell/navigation/phone-bar";
import { NumbersInFrame } from "./_shell/numbers";
import { ClosedNote } from "./_shell/closed-note";
import { readShell } from "./_shell/shell-data";
import { Sidebar } from "./_shell/navigation/sidebar";
import { TabBar } from "./_shell/navigation/tab-bar";
import { HomeCount } from "./_shell/navigation/home-count";

/** A page's own title belongs to who may see it: a stranger's says that there is nothing. */
export async function generateMetadata({ params }: { params: Promise<{ org: string }> }): Promise<Metadata> {
  await requireOrg((await params).org);
  return {};
}

/** The frame of the workspace. It shows; each page proves its own reader again. */
export default async function WorkspaceLayout({
  params,
  children,
}: {
  params: Promise<{ org: string }>;
  children: ReactNode;
}) {
  const ctx = await requireOrg((await params).org);
  const shell = await readShell(ctx);
  return (
    <div className="workspace">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20 focus:rounded-control focus:bg-raised focus:px-3 focus:py-2"
      >
        Skip to the content
      </a>
      <NumbersInFrame slug={ctx.slug} readAt={shell.readAt}>
        <Sidebar shell={shell} badge={<HomeCount isPhone={false} />} />
      </NumbersInFrame>
      <main
        id="content"
        className="flex min-h-0 flex-col bg-surface max-sm:flex-1 sm:relative sm:my-2 sm:mr-2 sm:overflow-hidden sm:rounded-panel sm:border sm:border-line sm:shadow-xs"
      >
        <AnnouncementBars />
        {ctx.closedSince && <ClosedNote slug={ctx.slug} goneAt={goneAt(ctx.closedSince).toISOString()} />}
        <PhoneBar shell={shell} />
        {children}
      </main>
      <NumbersInFrame slug={ctx.slug} readAt={shell.readAt}>
        <TabBar slug={ctx.slug} badge={<HomeCount isPhone />} />
      </NumbersInFrame>
      <Keyboard slug={ctx.slug} canCreateDecisions={shell.canCreateDecisions} />
      <LiveRefresh slug={ctx.slug} />
    </div>
  );
}

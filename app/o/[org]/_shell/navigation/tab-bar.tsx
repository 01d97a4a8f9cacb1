import { Activity, FileText, GitFork, House, Search } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { NavLink } from "./nav-link";
import { PaletteButton } from "../keyboard/palette-button";

const tab =
  "relative grid content-center justify-items-center gap-[3px] text-[10.5px] leading-none font-medium text-ink-3 aria-[current]:text-ink";
const icon = "size-5";

/** The phone's five tabs, under the thumb. */
export function TabBar({ slug, badge }: { slug: string; badge: ReactNode }) {
  return (
    <nav
      aria-label="Workspace tabs"
      className="fixed inset-x-0 bottom-0 z-10 grid h-[58px] grid-cols-5 border-t border-line bg-surface sm:hidden"
    >
      <NavLink href={`/o/${slug}`} isExact className={tab}>
        <House className={icon} strokeWidth={1.6} />
        Home
        {badge}
      </NavLink>
      <NavLink href={`/o/${slug}/decisions`} className={tab}>
        <FileText className={icon} strokeWidth={1.6} />
        Decisions
      </NavLink>
      <NavLink href={`/o/${slug}/product-lines`} className={tab}>
        <GitFork className={icon} strokeWidth={1.6} />
        Lines
      </NavLink>
      <NavLink href={`/o/${slug}/activity`} className={tab}>
        <Activity className={icon} strokeWidth={1.6} />
        Activity
      </NavLink>
      <PaletteButton className={tab}>
        <Search className={icon} strokeWidth={1.6} />
        Search
      </PaletteButton>
    </nav>
  );
}

import {
  Activity,
  FileText,
  HeartPulse,
  House,
  LayoutTemplate,
  Plus,
  Search,
  Settings,
  SquareCheck,
  Users,
  Waypoints,
} from "@/app/_ui/icons";
import { cookies } from "next/headers";
import { Link } from "@/app/_ui/link/link";
import type { ReactNode } from "react";
import { Kbd } from "@/app/_ui/text/kbd";
import { LineTree } from "./line-tree";
import { NavLink } from "./nav-link";
import { SIDE_COOKIE, type SideChoice } from "./side-choice";
import { SideToggle } from "./side-toggle";
import { OrganizationMenu } from "../menus/organization-menu";
import { PaletteButton } from "../keyboard/palette-button";
import { PersonMenu } from "../menus/person-menu";
import type { ShellData } from "../shell-data";
import { ShortcutsButton } from "../keyboard/shortcuts-button";

const item =
  "relative flex h-[30px] items-center gap-[9px] rounded-control pr-2 pl-[9px] font-medium text-ink-2 hover:bg-selected aria-[current]:bg-selected aria-[current]:text-ink rail:size-[34px] rail:justify-center rail:px-0";
const icon = "size-4 text-ink-3 group-aria-[current]/nav:text-ink";

/** The workspace's sidebar; a rail of icons on narrow screens and beside the widest pages. `badge` is the count of home. */
export async function Sidebar({ shell, badge }: { shell: ShellData; badge: ReactNode }) {
  const side = sideChoice((await cookies()).get(SIDE_COOKIE)?.value);
  const at = (path: string) => `/o/${shell.slug}${path}`;
  return (
    <nav
      aria-label="Workspace"
      className="flex min-h-0 flex-col gap-0.5 overflow-hidden py-2.5 pr-2 pl-2.5 max-sm:hidden rail:items-center rail:gap-1 rail:px-0"
    >
      <OrganizationMenu shell={shell} />
      <PaletteButton className="mb-2.5 flex h-8 items-center gap-2 rounded-control border border-line-2 bg-surface pr-1.5 pl-[9px] text-left text-ink-3 shadow-xs rail:mb-0 rail:size-[34px] rail:justify-center rail:border-0 rail:bg-transparent rail:p-0 rail:shadow-none">
        <Search className="size-3.5" strokeWidth={1.75} />
        <span className="flex-1 rail:sr-only">Search or jump to</span>
        <Kbd className="rail:hidden">⌘K</Kbd>
      </PaletteButton>
      <NavLink href={at("")} isExact className={item} title="Home">
        <House className={icon} strokeWidth={1.6} />
        <span className="rail:sr-only">Home</span>
        {badge}
      </NavLink>
      <NavLink href={at("/decisions")} className={item} title="Decisions">
        <FileText className={icon} strokeWidth={1.6} />
        <span className="rail:sr-only">Decisions</span>
      </NavLink>
      <NavLink href={at("/map")} className={item} title="Map">
        <Waypoints className={icon} strokeWidth={1.6} />
        <span className="rail:sr-only">Map</span>
      </NavLink>
      <NavLink href={at("/adoption")} className={item} title="Adoption">
        <SquareCheck className={icon} strokeWidth={1.6} />
        <span className="rail:sr-only">Adoption</span>
      </NavLink>
      <NavLink href={at("/activity")} className={item} title="Activity">
        <Activity className={icon} strokeWidth={1.6} />
        <span className="rail:sr-only">Activity</span>
      </NavLink>
      <div className="mt-3 flex h-7 items-center pr-1 pl-[9px] text-xs font-medium text-ink-3 rail:hidden">
        <Link href={at("/product-lines")} className="flex-1 hover:text-ink">
          Product lines
        </Link>
        {shell.canManageLines && (
          <Link
            href={at("/product-lines/new")}
            aria-label="New product line"
            title="New product line"
            className="grid size-6 place-items-center rounded-control hover:bg-selected"
          >
            <Plus className="size-3.5" strokeWidth={1.75} />
          </Link>
        )}
      </div>
      <LineTree slug={shell.slug} lines={shell.lines} />
      <div className="mt-auto grid gap-0.5 pt-2 rail:justify-items-center">
        <NavLink href={at("/health")} className={item} title="Health">
          <HeartPulse className={icon} strokeWidth={1.6} />
          <span className="rail:sr-only">Health</span>
        </NavLink>
        {shell.canCreateDecisions && (
          <NavLink href={at("/templates")} className={item} title="Templates">
            <LayoutTemplate className={icon} strokeWidth={1.6} />
            <span className="rail:sr-only">Templates</span>
          </NavLink>
        )}
        <NavLink href={at("/members")} className={item} title="Members">
          <Users className={icon} strokeWidth={1.6} />
          <span className="rail:sr-only">Members</span>
        </NavLink>
        <NavLink href={at("/settings")} className={item} title="Settings">
          <Settings className={icon} strokeWidth={1.6} />
          <span className="rail:sr-only">Settings</span>
        </NavLink>
        <SideToggle initial={side} />
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            <PersonMenu shell={shell} />
          </div>
          <ShortcutsButton />
        </div>
      </div>
    </nav>
  );
}

const sideChoice = (value: string | undefined): SideChoice => (value === "open" || value === "rail" ? value : "auto");

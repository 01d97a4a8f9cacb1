import { Menu } from "@/app/_ui/icons";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { Popover } from "@/app/_ui/overlay/popover";
import { SignOut } from "../menus/sign-out";
import { ThemeChoice } from "../menus/theme-choice";
import type { ShellData } from "../shell-data";
import { BrandMark } from "@/app/_ui/brand-mark";

/** The phone's top bar: the organization, and what the five tabs leave out. */
export function PhoneBar({ shell }: { shell: ShellData }) {
  return (
    <div className="sticky top-0 z-10 flex h-[52px] items-center gap-2.5 border-b border-line bg-surface pr-2 pl-4 sm:hidden">
      <BrandMark className="size-[22px] shrink-0" />
      <span className="clip flex-1 text-md font-semibold tracking-tight text-ink">{shell.organizationName}</span>
      <Popover
        isMenu
        label="Menu"
        variant="quiet"
        size="square"
        className="w-72"
        trigger={<Menu className="size-5!" strokeWidth={1.6} />}
      >
        <MenuItem href={`/o/${shell.slug}/adoption`}>Adoption</MenuItem>
        {shell.canCreateDecisions && <MenuItem href={`/o/${shell.slug}/templates`}>Templates</MenuItem>}
        <MenuItem href={`/o/${shell.slug}/map`}>Map</MenuItem>
        <MenuItem href={`/o/${shell.slug}/health`}>Health</MenuItem>
        <MenuItem href={`/o/${shell.slug}/members`}>Members</MenuItem>
        <MenuItem href={`/o/${shell.slug}/settings`}>Settings</MenuItem>
        <MenuItem href={`/o/${shell.slug}/following`}>What you follow</MenuItem>
        <MenuItem href="/account">Account and sessions</MenuItem>
        <MenuItem href="/welcome">Switch organization</MenuItem>
        <div className="p-2">
          <ThemeChoice />
        </div>
        <SignOut />
      </Popover>
    </div>
  );
}

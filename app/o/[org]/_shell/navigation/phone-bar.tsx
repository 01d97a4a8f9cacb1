import { Menu } from "lucide-react";
import Link from "next/link";
import { Mark } from "./mark";
import type { ShellData } from "../shell-data";
import { SignOut } from "../menus/sign-out";
import { ThemeChoice } from "../menus/theme-choice";

const row = "flex h-11 w-full items-center rounded-control px-3 text-left text-base text-ink hover:bg-hover";

/** The phone's top bar: the organization, and what the five tabs leave out. */
export function PhoneBar({ shell }: { shell: ShellData }) {
  return (
    <div className="sticky top-0 z-10 flex h-[52px] items-center gap-2.5 border-b border-line bg-surface pr-2 pl-4 sm:hidden">
      <Mark />
      <span className="clip flex-1 text-md font-semibold tracking-tight text-ink">{shell.organizationName}</span>
      <button
        type="button"
        popoverTarget="phone-menu"
        aria-label="Menu"
        className="grid size-11 place-items-center rounded-control"
      >
        <Menu aria-hidden="true" className="size-5" strokeWidth={1.6} />
      </button>
      <div
        id="phone-menu"
        popover="auto"
        className="fixed top-14 right-2 left-auto m-0 w-72 rounded-card border border-line bg-raised p-1.5 text-ink-2 shadow-md"
      >
        <Link href={`/o/${shell.slug}/members`} className={row}>
          Members
        </Link>
        <Link href={`/o/${shell.slug}/settings`} className={row}>
          Settings
        </Link>
        <Link href="/account" className={row}>
          Account and sessions
        </Link>
        <Link href="/welcome" className={row}>
          Switch organization
        </Link>
        <div className="p-2">
          <ThemeChoice />
        </div>
        <SignOut className={row}>Sign out on this browser</SignOut>
      </div>
    </div>
  );
}

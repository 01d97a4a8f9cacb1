import { KeyRound, Monitor } from "lucide-react";
import Link from "next/link";
import { Person } from "@/app/_ui/people/person";
import type { ShellData } from "../shell-data";
import { SignOut } from "./sign-out";
import { ThemeChoice } from "./theme-choice";

const row = "flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-left text-ink hover:bg-hover";

/** Who one is here, one's account, the theme, and the way out. */
export function PersonMenu({ shell }: { shell: ShellData }) {
  const { person } = shell;
  return (
    <>
      <button
        type="button"
        popoverTarget="person-menu"
        aria-label={`${person.name}: account and theme`}
        className="flex h-10 w-full items-center gap-[9px] rounded-control px-2 text-left hover:bg-selected rail:w-[34px] rail:justify-center rail:px-0"
      >
        <Person id={person.memberId} name={person.name} size="lg" />
        <span className="min-w-0 flex-1 leading-4 rail:hidden">
          <span className="block clip font-medium text-ink">{person.name}</span>
          <span className="block text-xs text-ink-3">{person.roleLabel}</span>
        </span>
      </button>
      <div
        id="person-menu"
        popover="auto"
        className="fixed top-auto bottom-14 left-2.5 m-0 w-60 rounded-card border border-line bg-raised p-1.5 text-ink-2 shadow-md"
      >
        <ThemeChoice />
        <div className="my-1.5 border-t border-line" />
        <Link href="/account" className={row}>
          <KeyRound aria-hidden="true" className="size-4 text-ink-3" strokeWidth={1.6} />
          Account and sessions
        </Link>
        <SignOut className={row}>
          <Monitor aria-hidden="true" className="size-4 text-ink-3" strokeWidth={1.6} />
          Sign out on this browser
        </SignOut>
      </div>
    </>
  );
}

import { Bell, KeyRound } from "@/app/_ui/icons";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { Popover } from "@/app/_ui/overlay/popover";
import { Person } from "@/app/_ui/people/person";
import type { ShellData } from "../shell-data";
import { SignOut } from "./sign-out";
import { ThemeChoice } from "./theme-choice";

/** Who one is here, one's account, the theme, and the way out. */
export function PersonMenu({ shell }: { shell: ShellData }) {
  const { person } = shell;
  return (
    <Popover
      isMenu
      align="start"
      label={`${person.name}: account and theme`}
      variant="plain"
      size="none"
      triggerClassName="flex h-10 w-full justify-start gap-[9px] px-2 text-left font-regular hover:bg-selected rail:w-[34px] rail:justify-center rail:px-0"
      className="w-60"
      trigger={
        <>
          <Person id={person.memberId} name={person.name} size="lg" />
          <span className="min-w-0 flex-1 leading-4 rail:hidden">
            <span className="block clip font-medium text-ink">{person.name}</span>
            <span className="block text-xs text-ink-3">{person.roleLabel}</span>
          </span>
        </>
      }
    >
      <ThemeChoice />
      <div className="my-1.5 border-t border-line" />
      <MenuItem href={`/o/${shell.slug}/following`} icon={Bell}>
        What you follow
      </MenuItem>
      <MenuItem href="/account" icon={KeyRound}>
        Account and sessions
      </MenuItem>
      <SignOut />
    </Popover>
  );
}

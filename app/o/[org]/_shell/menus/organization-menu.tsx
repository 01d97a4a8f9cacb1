import { Check, ChevronsUpDown, Plus } from "@/app/_ui/icons";
import { MenuItem } from "@/app/_ui/overlay/menu-item";
import { Popover } from "@/app/_ui/overlay/popover";
import { BrandMark } from "@/app/_ui/brand-mark";
import type { ShellData } from "../shell-data";

/** Which organization one is in, and the way to another. */
export function OrganizationMenu({ shell }: { shell: ShellData }) {
  return (
    <Popover
      isMenu
      align="start"
      label={`${shell.organizationName}: switch organization`}
      variant="plain"
      size="none"
      triggerClassName="mb-1.5 flex h-9 w-full justify-start gap-[9px] px-2 text-left font-semibold text-ink hover:bg-selected rail:w-[34px] rail:justify-center rail:px-0"
      className="w-64"
      trigger={
        <>
          <BrandMark className="size-[22px] shrink-0" />
          <span className="clip flex-1 rail:hidden">{shell.organizationName}</span>
          <ChevronsUpDown className="size-3.5 rail:hidden" strokeWidth={1.75} />
        </>
      }
    >
      <ul>
        {shell.organizations.map((organization) => (
          <li key={organization.slug}>
            <MenuItem href={`/o/${organization.slug}`} isCurrent={organization.slug === shell.slug}>
              <span className="flex items-center gap-2.5">
                <span className="clip flex-1">{organization.name}</span>
                {organization.slug === shell.slug && <Check className="size-4" />}
              </span>
            </MenuItem>
          </li>
        ))}
      </ul>
      <div className="my-1.5 border-t border-line" />
      <MenuItem href="/welcome" icon={Plus}>
        New organization
      </MenuItem>
    </Popover>
  );
}

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import { Mark } from "../navigation/mark";
import type { ShellData } from "../shell-data";

const row = "flex h-9 items-center gap-2.5 rounded-control px-2.5 text-ink hover:bg-hover";

/** Which organization one is in, and the way to another. The platform's popover: it opens without any script. */
export function OrganizationMenu({ shell }: { shell: ShellData }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="organizations"
        aria-label={`${shell.organizationName}: switch organization`}
        className="mb-1.5 flex h-9 w-full items-center gap-[9px] rounded-control px-2 text-left font-semibold text-ink hover:bg-selected rail:w-[34px] rail:justify-center rail:px-0"
      >
        <Mark />
        <span className="clip flex-1 rail:hidden">{shell.organizationName}</span>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 rail:hidden" strokeWidth={1.75} />
      </button>
      <div
        id="organizations"
        popover="auto"
        className="fixed top-12 left-2.5 m-0 w-64 rounded-card border border-line bg-raised p-1.5 text-ink-2 shadow-md"
      >
        <ul>
          {shell.organizations.map((organization) => (
            <li key={organization.slug}>
              <Link
                href={`/o/${organization.slug}`}
                className={row}
                aria-current={organization.slug === shell.slug ? "true" : undefined}
              >
                <span className="clip flex-1">{organization.name}</span>
                {organization.slug === shell.slug && <Check aria-hidden="true" className="size-4" />}
              </Link>
            </li>
          ))}
        </ul>
        <div className="my-1.5 border-t border-line" />
        <Link href="/welcome" className={row}>
          <Plus aria-hidden="true" className="size-4 text-ink-3" />
          New organization
        </Link>
      </div>
    </>
  );
}

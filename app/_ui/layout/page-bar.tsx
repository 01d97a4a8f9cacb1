import { ArrowLeft, ChevronRight } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

interface Props {
  /** Where one is: the last has no address. */
  readonly path: readonly { readonly label: ReactNode; readonly href?: string }[];
  /** Beside the path, such as the state. */
  readonly badge?: ReactNode;
  /** What one can do here. On a phone it is left out when it carries `data-wide`. */
  readonly children?: ReactNode;
}

/**
 * The 48 px bar of a page: where one is, then what one can do. On a phone its title lies over the organization's name
 * in the top bar, with the way back in the place of the mark, and what one can do follows below.
 */
export function PageBar({ path, badge, children }: Props) {
  const above = path.findLast((step) => step.href !== undefined);
  return (
    <div className="flex h-(--size-bar) shrink-0 items-center gap-2 border-b border-line pr-3.5 pl-5 max-sm:contents">
      <nav
        aria-label="Breadcrumb"
        className={classNames(
          "flex min-w-0 flex-1 items-center gap-[7px] text-ink-3 max-sm:sticky max-sm:top-0 max-sm:z-11 max-sm:-mt-[52px] max-sm:mr-[60px] max-sm:mb-px max-sm:h-[51px] max-sm:flex-none max-sm:bg-surface",
          above === undefined ? "max-sm:ml-12" : "max-sm:pl-4",
        )}
      >
        {above?.href !== undefined && (
          <Link
            href={above.href}
            aria-label="Back"
            className="-ml-3.5 grid size-11 shrink-0 place-items-center text-ink-2 sm:hidden"
          >
            <ArrowLeft className="size-4" strokeWidth={1.6} />
          </Link>
        )}
        {path.map((step, index) => (
          <span
            key={index}
            className={`flex items-center gap-[7px] ${index === path.length - 1 ? "min-w-0" : "shrink-0 max-sm:hidden"}`}
          >
            {index > 0 && <ChevronRight className="size-[13px] text-ink-4 max-sm:hidden" />}
            {step.href === undefined ? (
              <span
                aria-current="page"
                className="clip font-medium text-ink max-sm:text-md max-sm:font-semibold max-sm:tracking-tight"
              >
                {step.label}
              </span>
            ) : (
              <Link href={step.href} className="hover:text-ink">
                {step.label}
              </Link>
            )}
          </span>
        ))}
        {badge}
      </nav>
      {children && (
        <div className="flex shrink-0 items-center gap-2 max-sm:flex-wrap max-sm:px-4 max-sm:pt-3 max-sm:has-data-wide:hidden">
          {children}
        </div>
      )}
    </div>
  );
}

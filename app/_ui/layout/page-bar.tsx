import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface Props {
  /** Where one is: the last has no address. */
  readonly path: readonly { readonly label: ReactNode; readonly href?: string }[];
  /** Beside the path, such as the state. */
  readonly badge?: ReactNode;
  readonly children?: ReactNode;
}

/** The 48 px bar of a page: where one is, then what one can do. */
export function PageBar({ path, badge, children }: Props) {
  return (
    <div className="flex h-(--size-bar) shrink-0 items-center gap-2 border-b border-line pr-2 pl-4 sm:pr-3.5 sm:pl-5">
      <nav aria-label="Breadcrumb" className="flex min-w-0 flex-1 items-center gap-[7px] text-ink-3">
        {path.map((step, index) => (
          <span
            key={index}
            className={`flex items-center gap-[7px] ${index === path.length - 1 ? "min-w-0" : "shrink-0 max-sm:hidden"}`}
          >
            {index > 0 && <ChevronRight aria-hidden="true" className="size-[13px] text-ink-4 max-sm:hidden" />}
            {step.href === undefined ? (
              <span aria-current="page" className="clip font-medium text-ink">
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
      {children && <div className="flex shrink-0 items-center gap-2">{children}</div>}
    </div>
  );
}

"use client";

import { Link } from "@/app/_ui/link/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

interface Props {
  readonly href: string;
  /** True where only the very address is meant, as for home. */
  readonly isExact?: boolean;
  readonly className?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A link of the shell that knows whether one is there. */
export function NavLink({ href, isExact, className, title, children }: Props) {
  const pathname = usePathname();
  const isCurrent = pathname === href || (isExact !== true && pathname.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      title={title}
      aria-current={isCurrent ? "page" : undefined}
      className={classNames("group/nav", className)}
    >
      {children}
    </Link>
  );
}

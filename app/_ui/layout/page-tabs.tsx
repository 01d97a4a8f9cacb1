"use client";

import { Link } from "@/app/_ui/link/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

interface Props {
  readonly label: string;
  /** `also` are other addresses that belong to the tab. */
  readonly tabs: readonly {
    readonly label: string;
    readonly href: string;
    readonly count?: number;
    readonly also?: readonly string[];
  }[];
  readonly children?: ReactNode;
}

/** The 40 px row of tabs. The current one is ink, not blue. */
export function PageTabs({ label, tabs, children }: Props) {
  const pathname = usePathname();
  const isAt = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const current = tabs.filter((tab) => isAt(tab.href) || (tab.also ?? []).some(isAt)).at(-1);
  return (
    <div className="flex h-11 shrink-0 [scrollbar-width:none] items-stretch gap-5 overflow-x-auto border-b border-line px-4 sm:h-10 sm:px-5">
      <nav aria-label={label} className="flex items-stretch gap-5">
        {tabs.map((tab) => (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={tab === current ? "page" : undefined}
            className="relative flex items-center gap-1.5 font-medium whitespace-nowrap text-ink-3 hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-0 aria-[current]:after:bottom-0 aria-[current]:after:h-0.5 aria-[current]:after:rounded-t-[2px] aria-[current]:after:bg-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-2xs text-ink-3 num">{tab.count}</span>}
          </Link>
        ))}
      </nav>
      {children && <div className="ml-auto flex items-center gap-2 max-md:hidden">{children}</div>}
    </div>
  );
}

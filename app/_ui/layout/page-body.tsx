import type { ReactNode } from "react";
import { classNames } from "../class-names";

/** The scrolling part of a page. On the phone the page itself scrolls. */
export function PageBody({
  children,
  className,
  isWide,
}: {
  children: ReactNode;
  className?: string;
  isWide?: boolean;
}) {
  return (
    <div data-scroller tabIndex={-1} className="relative min-h-0 flex-1 outline-none sm:overflow-auto">
      <div
        className={classNames(
          "mx-auto px-4 pt-[18px] pb-[88px] sm:px-6 sm:pt-[22px] sm:pb-10 lg:px-8 lg:pt-[26px]",
          isWide ? "" : "max-w-(--container-page)",
          className,
        )}
      >
        {children}
      </div>
    </div>
  );
}

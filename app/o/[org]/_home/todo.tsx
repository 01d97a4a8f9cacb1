import type { IconComponent } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { EnterOpens } from "./enter-opens";
import { SectionTitle } from "@/app/_ui/text/section-title";

interface ListProps {
  readonly title: string;
  readonly count: number;
  /** Where all of them are listed, when these are only the first. */
  readonly all?: string | undefined;
  /** There are more than are counted. */
  readonly isCut?: boolean;
  readonly children: ReactNode;
}

/** One kind of thing that needs the reader. Nothing of it: nothing shown. */
export function TodoList({ title, count, all, isCut = false, children }: ListProps) {
  if (count === 0) return null;
  return (
    <section className="mt-7 first-of-type:mt-[22px]">
      <SectionTitle count={isCut ? `${count}+` : count} className="flex h-8 items-center">
        {title}
      </SectionTitle>
      <ul className="border-t border-line">{children}</ul>
      {all !== undefined && (
        <p className="pt-2 text-xs">
          <Link href={all} className="link">
            Show all {count}
          </Link>
        </p>
      )}
    </section>
  );
}

interface Props {
  readonly icon: IconComponent;
  readonly number: number;
  readonly title: string;
  readonly href: string;
  /** What there is to know before one begins. */
  readonly children: ReactNode;
  /** By when, or since when: the fact, and below it how far that is. */
  readonly when?: ReactNode;
  readonly detail?: ReactNode;
  readonly act: string;
  /** The most urgent thing of the page: it has the one filled button. */
  readonly isFirst?: boolean;
}

/** One thing to do: what, by when, and the one act that does it. */
export function Todo({ icon: Icon, number, title, href, children, when, detail, act, isFirst }: Props) {
  return (
    <li
      className={`relative isolate grid grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 border-b border-line py-3.5 sm:min-h-[62px] sm:grid-cols-[20px_minmax(0,1fr)_auto_148px] sm:gap-x-3.5 sm:py-2.5 ${isFirst ? "before:absolute before:-inset-x-2 before:inset-y-1 before:-z-10 before:rounded-card before:bg-hover sm:before:-inset-x-3 sm:before:-inset-y-px" : ""}`}
    >
      <Icon strokeWidth={1.6} className="mt-0.5 size-4 self-start text-ink-3" />
      <div className="col-span-2 min-w-0 sm:col-span-1">
        <Link
          href={href}
          data-row
          className="flex flex-col text-base/[22px] font-medium tracking-tight text-ink sm:flex-row sm:items-baseline sm:gap-2"
        >
          <span className="shrink-0 mono font-normal text-ink-3 sm:min-w-[46px]">ADR-{number}</span>
          <span className="sm:clip">{title}</span>
        </Link>
        <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-ink-3">{children}</div>
      </div>
      <div className="col-start-2 flex flex-wrap gap-x-1.5 self-center text-xs/[18px] text-ink-3 sm:col-start-auto sm:block sm:text-right sm:whitespace-nowrap">
        {when !== undefined && <b className="font-medium text-ink sm:block">{when}</b>}
        {detail}
      </div>
      <div className="flex justify-end">
        {isFirst && <EnterOpens href={href} />}
        <ButtonLink
          href={href}
          size="sm"
          variant={isFirst ? "primary" : "secondary"}
          shortcut={isFirst ? "↵" : undefined}
        >
          {act}
        </ButtonLink>
      </div>
    </li>
  );
}

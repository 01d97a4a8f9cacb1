import type { ReactNode } from "react";
import { classNames } from "../class-names";

interface Props {
  /** The fact, in ink. */
  readonly children: ReactNode;
  /** What follows from it, in grey. */
  readonly rest?: ReactNode;
  readonly className?: string;
  /** Makes it a place where the focus can be put after an act that it tells of. */
  readonly id?: string;
}

/** The sentence a screen opens with: it answers the screen's question from data. */
export function Lead({ children, rest, className, id }: Props) {
  return (
    <h1
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      className={classNames(
        "max-w-[46em] text-[1.25rem]/7 font-medium tracking-tighter text-pretty text-ink sm:text-xl",
        className,
      )}
    >
      {children}
      {rest && <span className="text-ink-3"> {rest}</span>}
    </h1>
  );
}

import type { ReactNode } from "react";
import { classNames } from "../class-names";

/** A key that works here. Inside a filled button it takes the button's colours. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return <kbd className={classNames("key", className)}>{children}</kbd>;
}

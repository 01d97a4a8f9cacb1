import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { Link, type LinkProps } from "../link/link";
import { Kbd } from "../text/kbd";
import { buttonStyle, type ButtonStyle } from "./button-style";

type Props = LinkProps & ButtonStyle & { readonly shortcut?: string; readonly children: ReactNode };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ variant, size, shortcut, className, children, ...rest }: Props) {
  return (
    <Link {...rest} className={classNames(buttonStyle({ variant, size }), className)}>
      {children}
      {shortcut && (
        <span aria-hidden="true" className="-mr-1 hidden sm:contents">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </Link>
  );
}

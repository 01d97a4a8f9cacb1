import type { ComponentProps } from "react";

export interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  /** On this site. */
  readonly href: string;
  /** The address changes, and Back leads to where one was before it. */
  readonly replace?: boolean;
  /** `false` leaves the page where it is scrolled to. */
  readonly scroll?: boolean;
  /** `false` for what changes only a part of the page: pointing at it fetches nothing. */
  readonly prefetch?: boolean;
}

/**
 * A link within Accord. It is markup and nothing else, so that a page may hold hundreds: `FollowLinks` follows all of them
 * without loading the document anew, and until it runs they are links like any other.
 */
export function Link({ href, replace, scroll, prefetch, ...rest }: LinkProps) {
  const way = [replace === true && "replace", scroll === false && "stay", prefetch === false && "lazy"];
  return <a {...rest} href={href} data-link={way.filter(Boolean).join(" ")} />;
}

import Link from "next/link";
import type { ComponentProps } from "react";

/** A link within a sentence. */
export function EntryLink(props: ComponentProps<typeof Link>) {
  return <Link {...props} className="font-medium text-accent-ink underline underline-offset-2" />;
}

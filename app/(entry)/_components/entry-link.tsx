import { Link, type LinkProps } from "@/app/_ui/link/link";

/** A link within a sentence. */
export function EntryLink(props: LinkProps) {
  return <Link {...props} className="font-medium text-accent-ink underline underline-offset-2" />;
}

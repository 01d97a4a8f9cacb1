import { clockOf, dayOf } from "@/app/_ui/text/format";
import type { OpenLink } from "@/lib/sharing/opened/queries";

/** Says for whom, by whom and as of when this is shown: above it, and on every sheet that is printed. */
export function Watermark({ link: { label, organizationName, now } }: { readonly link: OpenLink }) {
  const line = `Shared with ${label} by ${organizationName}, as of ${dayOf(now)}, ${clockOf(now, "UTC")} UTC`;
  return (
    <>
      <p
        data-read
        className="mb-5 rounded-card border border-line bg-sunken px-3.5 py-2 text-xs text-ink-2 print:hidden"
      >
        {line}
      </p>
      <p aria-hidden="true" className="fixed inset-x-0 bottom-0 hidden text-center text-2xs text-ink-3 print:block">
        {line}
      </p>
    </>
  );
}

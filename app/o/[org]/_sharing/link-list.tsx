import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { ListedShareLink } from "@/lib/sharing/queries";
import { RevokeLink } from "./revoke-link";

/** The links that were made, the newest first, with how often each was opened. */
export function LinkList({ slug, links }: { readonly slug: string; readonly links: readonly ListedShareLink[] }) {
  if (links.length === 0) return null;
  return (
    <section className="mt-8" aria-label="Links">
      <SectionTitle count={links.length} className="flex h-8 items-center">
        Links
      </SectionTitle>
      <ul className="border-t border-line">
        {links.map((link) => (
          <li key={link.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium text-ink">{link.label}</p>
              <p className="text-xs text-ink-3">
                By {link.createdBy}, <Time at={link.createdAt} as="day" />. {openedOf(link)}
                {link.hasPasscode && " With a passcode."}
              </p>
            </div>
            <span className="text-xs text-ink-3">
              <Standing link={link} />
            </span>
            {(link.state === "open" || link.state === "lapsed") && (
              <RevokeLink slug={slug} shareLinkId={link.id} label={link.label} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ link }: { readonly link: ListedShareLink }) {
  if (link.state === "revoked") return "Revoked";
  if (link.state === "lapsed") return "Closed: its maker may not share it now";
  return (
    <>
      {link.state === "expired" ? "Expired " : "Works until "}
      <Time at={link.expiresAt} as="minute" />
    </>
  );
}

function openedOf({ openedCount }: ListedShareLink): string {
  if (openedCount === 0) return "Never opened.";
  return openedCount === 1 ? "Opened once." : `Opened ${openedCount} times.`;
}

import { Link } from "@/app/_ui/link/link";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { ImportSummary } from "@/lib/imports/queries";

/** Imports that were begun here before. */
export function ImportList({ slug, imports }: { readonly slug: string; readonly imports: readonly ImportSummary[] }) {
  if (imports.length === 0) return null;
  return (
    <section className="mt-10">
      <SectionTitle className="mb-2">Earlier imports</SectionTitle>
      <ul className="border-t border-line">
        {imports.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2.5">
            <Link href={`/o/${slug}/import/${one.id}`} className="link">
              {one.sourceName}
            </Link>
            <span className="text-ink-2">{sayingOf(one)}</span>
            <span className="ml-auto text-xs text-ink-3">
              {one.by}, <Time at={one.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayingOf({ state, files, created, updated }: ImportSummary): string {
  if (state === "discarded") return "discarded";
  if (state === "open") return `${counted(files, "file")}, not imported yet`;
  return `${created} new, ${updated} updated`;
}

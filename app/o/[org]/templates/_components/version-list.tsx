import { Link } from "@/app/_ui/link/link";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { TemplatePage } from "@/lib/evaluations/templates/queries";

interface Props {
  readonly address: string;
  /** The version on the page. */
  readonly shown: number;
  readonly versions: TemplatePage["versions"];
}

/** All versions, the latest first: each stays readable, because evaluations name the one they began from. */
export function VersionList({ address, shown, versions }: Props) {
  return (
    <section className="mt-8" aria-labelledby="versions">
      <SectionTitle className="mb-2" count={versions.length}>
        <span id="versions">Versions</span>
      </SectionTitle>
      <ol className="divide-y divide-line border-y border-line" reversed>
        {versions.map(({ version, createdAt, createdBy }) => (
          <li key={version}>
            <Link
              href={`${address}?version=${version}`}
              aria-current={version === shown ? "page" : undefined}
              className="flex min-h-10 items-center gap-3 px-2 hover:bg-hover aria-[current]:font-medium"
            >
              <span className="text-ink num">Version {version}</span>
              <span className="flex-1 text-ink-3">{createdBy}</span>
              <span className="text-xs text-ink-3">
                <Time at={createdAt} as="day" />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

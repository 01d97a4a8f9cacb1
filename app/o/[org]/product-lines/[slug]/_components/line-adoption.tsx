import { Note } from "@/app/_ui/feedback/note";
import { Link } from "@/app/_ui/link/link";
import { DivergenceCard } from "@/app/o/[org]/_adoption/cards/divergence-card";
import { MissingCard } from "@/app/o/[org]/_adoption/cards/missing-card";
import { missingIn, waiversIn } from "@/app/o/[org]/_adoption/cards/summary";
import { WaiverCard } from "@/app/o/[org]/_adoption/cards/waiver-card";
import { StanceTable } from "@/app/o/[org]/_adoption/table/stance-table";
import type { ShownDivergence } from "@/lib/adoption/divergence/queries";
import type { AdoptionMatrix } from "@/lib/adoption/matrix/queries";

interface Props {
  readonly slug: string;
  readonly line: { readonly id: string; readonly name: string; readonly slug: string };
  readonly matrix: AdoptionMatrix;
  readonly divergences: readonly ShownDivergence[];
}

/** What applies to a line and the lines below it, how they stand, and what is rotting: waivers, missing answers, two answers to one question. */
export function LineAdoption({ slug, line, matrix, divergences }: Props) {
  const { rows, day, next } = matrix;
  if (rows.length === 0) return null;
  const waivers = waiversIn(rows, day);
  const missing = missingIn(rows);
  return (
    <section aria-label="Adoption" className="mt-7">
      <StanceTable slug={slug} title="What applies here" file={`adoption-${line.slug}-${day}`} matrix={matrix} />
      {next !== null && (
        <div className="mt-3">
          <Note>
            The newest {rows.length} decisions are shown.{" "}
            <Link href={`/o/${slug}/adoption?line=${line.slug}`} className="link">
              See all that apply to {line.name}
            </Link>
          </Note>
        </div>
      )}
      {waivers.length + missing.length + divergences.length > 0 && (
        <div className="mt-4 grid grid-cols-1 items-start gap-4 sm:grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))]">
          {waivers.length > 0 && <WaiverCard slug={slug} waivers={waivers} />}
          {missing.length > 0 && <MissingCard slug={slug} missing={missing} />}
          {divergences.length > 0 && (
            <div className="grid grid-cols-1 gap-4">
              {divergences.slice(0, 3).map((divergence) => (
                <DivergenceCard
                  key={`${divergence.first.number} ${divergence.second.number}`}
                  slug={slug}
                  divergence={divergence}
                />
              ))}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

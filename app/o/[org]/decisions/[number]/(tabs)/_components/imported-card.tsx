import { FileInput } from "@/app/_ui/icons";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { DecisionSource } from "@/lib/imports/source/queries";
import { importedWords } from "@/lib/imports/source/rules";

interface Props {
  readonly source: DecisionSource;
  readonly base: string;
}

/** Where a decision came from: what stands in its file was not witnessed here. */
export function ImportedCard({ source, base }: Props) {
  const { facts, sourceName, path, by, importedAt } = source;
  const { fact, rest } = importedWords(source);
  const { decisionMakers, authors, consulted, informed } = facts.people;
  return (
    <section className="mb-5 rounded-card border border-line">
      <div className="flex gap-2.5 rounded-t-card bg-sunken px-3.5 py-3">
        <FileInput className="mt-0.5 size-4 shrink-0 text-ink-3" strokeWidth={1.6} />
        <p className="min-w-0">
          <b className="block font-medium text-ink">{fact}</b>
          <span className="text-ink-3">{rest}</span>
        </p>
      </div>
      <SectionTitle className="sr-only">Its file</SectionTitle>
      <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-y-[7px] px-3.5 py-3 wrap-anywhere [&>dd]:text-ink [&>dt]:text-ink-3">
        <dt>From</dt>
        <dd>{sourceName}</dd>
        <dt>File</dt>
        <dd>
          {/* A file, not a page: the browser follows it. */}
          <a href={`${base}/source`} className="link">
            {path.slice(path.lastIndexOf("/") + 1)}
          </a>
        </dd>
        {facts.statusRaw !== null && (
          <>
            <dt>Its status</dt>
            <dd>{facts.statusRaw.replace(/\s+/g, " ").slice(0, 120)}</dd>
          </>
        )}
        <People word="Decided by" names={decisionMakers} />
        <People word="Written by" names={authors} />
        <People word="Consulted" names={consulted} />
        <People word="Informed" names={informed} />
        <dt>Imported</dt>
        <dd>
          <Time at={importedAt} as="day" /> by {by}
        </dd>
      </dl>
    </section>
  );
}

function People({ word, names }: { readonly word: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <dt>{word}</dt>
      <dd>{names.join(", ")}</dd>
    </>
  );
}

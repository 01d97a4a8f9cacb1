import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { HighlightedCode } from "@/app/_ui/text/code/highlighted-code";
import { Markdown } from "@/app/_ui/text/markdown";
import type { Picture } from "@/app/_ui/text/markdown-elements";
import { listed } from "@/app/_ui/text/format";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { NamedDecision } from "@/lib/adr/text/named-decisions";
import { missingSections } from "@/lib/decisions/record/rules";
import type { SectionText } from "@/lib/decisions/revisions/queries";
import type { PassagePlace } from "../../_passages/choose/passage-dialog";
import { SectionPassage } from "../../_passages/choose/section-passage";
import { SelectionTools } from "../../_passages/choose/selection-tools";
import { marksIn, type Placed } from "../../_passages/placed";

interface Props {
  readonly sections: readonly SectionText[];
  readonly base: string;
  readonly canEdit: boolean;
  /** The pictures that the text may show. */
  readonly pictures: readonly Picture[];
  /** Other decisions that the text names; left out where the reader may open none. */
  readonly named?: readonly NamedDecision[];
  /** What is said on passages of it; left out where the text is only read. */
  readonly passages?: readonly Placed[];
  /** Where passages are chosen; null where nobody may say anything on them. */
  readonly place?: PassagePlace | null;
}

/** The written sections, headed as they are read. What is missing is named at the end, not left as holes. */
export function RecordSections({ sections, base, canEdit, pictures, named = [], passages = [], place = null }: Props) {
  const written = sections.filter((section) => section.body.trim() !== "");
  const missing = missingSections(sections);
  if (written.length === 0)
    return (
      <div className="mt-7">
        <EmptyState
          title="Nothing is written yet."
          actions={
            canEdit && (
              <>
                <ButtonLink href={`${base}/edit`} variant="primary" size="sm">
                  Write the record
                </ButtonLink>
                <ButtonLink href={`${base}/evaluation`} size="sm">
                  Vote on options first
                </ButtonLink>
              </>
            )
          }
        >
          The record says what was decided and why. An evaluation, if you hold one, drafts half of it.
        </EmptyState>
      </div>
    );
  return (
    <div className="mt-[26px] border-t border-line pt-1">
      {written.map((section) => (
        <section key={section.kind} id={section.kind} className="mt-6 scroll-mt-4 first:mt-5">
          <div className="mb-1.5 flex items-center">
            <h2 className="text-lg font-semibold tracking-tight">{SECTION_GUIDES[section.kind].heading}</h2>
            {place !== null && (
              <SectionPassage {...place} kind={section.kind} heading={SECTION_GUIDES[section.kind].heading} />
            )}
          </div>
          <div data-section-text={section.kind}>
            <Markdown
              source={section.body}
              headingLevel={3}
              slugPrefix={`${section.kind}-`}
              pictures={pictures}
              code={HighlightedCode}
              marks={marksIn(passages, section.kind)}
              named={named}
            />
          </div>
        </section>
      ))}
      {place !== null && <SelectionTools {...place} />}
      {canEdit && missing.length > 0 && (
        <p className="mt-7 text-ink-3">
          Not written: {listed(missing.map((kind) => SECTION_GUIDES[kind].heading.toLowerCase()))}.
        </p>
      )}
    </div>
  );
}

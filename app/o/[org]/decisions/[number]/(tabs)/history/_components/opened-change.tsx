import { SectionTitle } from "@/app/_ui/text/section-title";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import { ChangedText } from "../../../_components/changed-text";
import { diffSections, type Section, type SectionDiff } from "@/lib/adr/diff/diff";

interface Props {
  readonly from: number;
  readonly to: number;
  readonly before: readonly Section[];
  readonly after: readonly Section[];
}

/** What one revision changed, section by section, under its event. Only what differs; the page of revisions has the rest. */
export function OpenedChange({ from, to, before, after }: Props) {
  const sections = diffSections(before, after);
  const changed = sections.filter((section) => section.state !== "unchanged");
  if (changed.length === 0) return null;
  return (
    <section className="mt-2 mb-2.5 overflow-hidden rounded-card border border-line">
      <header className="flex min-h-10 flex-wrap items-center gap-x-2.5 border-b border-line bg-sunken px-3.5">
        <SectionTitle>
          Revision {from} to {to}
        </SectionTitle>
        <span className="text-xs text-ink-3">
          {changed.length} of {sections.length} sections changed
        </span>
      </header>
      {changed.map((section) => (
        <Hunk key={section.kind} section={section} />
      ))}
    </section>
  );
}

function Hunk({ section }: { section: SectionDiff }) {
  return (
    <div className="border-line px-3.5 pt-2.5 pb-3 text-base/[23px] text-ink-2 not-first:border-t">
      <h3 className="text-xs/[18px] font-medium text-ink-3">{SECTION_GUIDES[section.kind].heading}</h3>
      {section.blocks.map((block, index) =>
        block.type === "unchanged" ? null : (
          <p key={index} className="mt-1 whitespace-pre-wrap">
            <ChangedText chunks={block.chunks} />
          </p>
        ),
      )}
    </div>
  );
}

import type { SectionDiff } from "@/lib/adr/diff/diff";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import { ChangedText } from "../../../_components/changed-text";
import { counted } from "@/app/_ui/text/format";

const STATES: Readonly<Record<SectionDiff["state"], string>> = {
  unchanged: "",
  added: "newly written",
  removed: "removed",
  changed: "",
};

/** One section's change: what went is struck out, what came is marked, long equal stretches fold. */
export function SectionChange({ section }: { section: SectionDiff }) {
  return (
    <section className="mt-7">
      <h2 className="mb-2 text-md font-semibold">
        {SECTION_GUIDES[section.kind].heading}
        <span className="ml-2 text-sm font-normal text-ink-3">{STATES[section.state]}</span>
      </h2>
      <div className="grid gap-3 text-read wrap-anywhere whitespace-pre-wrap text-ink-2">
        {section.blocks.map((block, index) => {
          if (block.type === "changed")
            return (
              <p key={index}>
                <ChangedText chunks={block.chunks} />
              </p>
            );
          if (!block.isFolded) return <p key={index}>{block.text}</p>;
          return (
            <details key={index} className="text-sm text-ink-3">
              <summary>{counted(block.paragraphs, "paragraph")} unchanged</summary>
              <p className="mt-2 text-read text-ink-2">{block.text}</p>
            </details>
          );
        })}
      </div>
    </section>
  );
}

"use client";

import { useId, useState } from "react";
import { Segments } from "@/app/_ui/form/segments";
import type { Picture } from "@/app/_ui/text/markdown-elements";
import { MarkdownPreview } from "@/app/_ui/text/markdown-preview";
import { SECTION_TEMPLATES } from "@/lib/adr/section-templates";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";
import type { EditedSection } from "./editor-state";
import { MarkdownField } from "./field/markdown-field";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  /** The decision's own address. */
  readonly base: string;
  readonly section: EditedSection;
  readonly pictures: readonly Picture[];
  readonly onChange: (body: string) => void;
  readonly onPicture: (picture: KeptPicture) => void;
}

type View = "write" | "beside" | "preview";

const VIEWS = [
  { value: "write", label: "Write" },
  { value: "beside", label: "Beside" },
  { value: "preview", label: "Preview" },
] as const;

/** One section in Markdown: its heading, what helps to begin, the field, and a look at the result, beside it or in its place. */
export function SectionEditor({ slug, decisionId, base, section, pictures, onChange, onPicture }: Props) {
  const id = useId();
  const [view, setView] = useState<View>("write");
  const { heading, hint } = SECTION_GUIDES[section.kind];
  const isChanged = section.body !== section.baseBody;
  const isEmpty = section.body.trim() === "";
  return (
    <section className="grid min-w-0 gap-2" id={section.kind} data-view={view}>
      <div className="flex min-h-8 items-center gap-2">
        <h2 id={id} className="text-md font-semibold tracking-tight text-ink">
          {heading}
        </h2>
        {isChanged && <span className="text-xs text-ink-3">edited</span>}
        <span className="ml-auto">
          <Segments label={`${heading}: write or preview`} value={view} onChange={setView} options={VIEWS} />
        </span>
      </div>
      <p id={`${id}-hint`} className={isEmpty ? "max-w-read text-ink-3" : "sr-only"}>
        {hint} Escape, then Tab, leaves the field.
      </p>
      {section.isBehind && (
        <p className="text-caution-ink">
          Somebody saved this section after you began. Saving shows you both texts, and nothing is lost.
        </p>
      )}
      <div className={view === "beside" ? "grid min-w-0 gap-4 lg:grid-cols-2" : "grid min-w-0"}>
        {/* Hidden, not gone: what was typed can still be undone. */}
        <div hidden={view === "preview"} className="min-w-0">
          <MarkdownField
            key={section.baseCommitment}
            label={heading}
            labelId={id}
            hintId={`${id}-hint`}
            slug={slug}
            decisionId={decisionId}
            base={base}
            value={section.body}
            onChange={onChange}
            onPicture={onPicture}
            template={SECTION_TEMPLATES[section.kind]}
          />
        </div>
        {view !== "write" && (
          <div className="min-h-28 min-w-0 rounded-control border border-line bg-sunken px-3.5 py-2.5">
            {isEmpty ? (
              <p className="text-ink-3">Nothing is written here.</p>
            ) : (
              <MarkdownPreview source={section.body} headingLevel={3} pictures={pictures} />
            )}
          </div>
        )}
      </div>
    </section>
  );
}

"use client";

import { useId, useState } from "react";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { Segments } from "@/app/_ui/form/segments";
import { MarkdownPreview } from "@/app/_ui/text/markdown-preview";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { EditedSection } from "./editor-state";

interface Props {
  readonly section: EditedSection;
  readonly onChange: (body: string) => void;
}

/** One section in Markdown: its heading, what helps to begin, the field, and a look at the result. */
export function SectionEditor({ section, onChange }: Props) {
  const id = useId();
  const [view, setView] = useState<"write" | "preview">("write");
  const { heading, hint } = SECTION_GUIDES[section.kind];
  const isChanged = section.body !== section.baseBody;
  return (
    <section className="grid gap-2" id={section.kind}>
      <div className="flex min-h-8 items-center gap-2">
        <label htmlFor={id} className="text-md font-semibold tracking-tight text-ink">
          {heading}
        </label>
        {isChanged && <span className="text-xs text-ink-3">edited</span>}
        <span className="ml-auto">
          <Segments
            label={`${heading}: write or preview`}
            value={view}
            onChange={setView}
            options={[
              { value: "write", label: "Write" },
              { value: "preview", label: "Preview" },
            ]}
          />
        </span>
      </div>
      {section.body.trim() === "" && (
        <p id={`${id}-hint`} className="max-w-read text-ink-3">
          {hint}
        </p>
      )}
      {section.isBehind && (
        <p className="text-caution-ink">
          Somebody saved this section after you began. Saving shows you both texts, and nothing is lost.
        </p>
      )}
      {view === "write" ? (
        <textarea
          id={id}
          value={section.body}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-describedby={section.body.trim() === "" ? `${id}-hint` : undefined}
          rows={4}
          spellCheck
          className={`${fieldStyle} field-sizing-content min-h-28 resize-y px-3.5 py-2.5 text-read text-ink`}
        />
      ) : (
        <div className="min-h-28 rounded-control border border-line bg-sunken px-3.5 py-2.5">
          {section.body.trim() === "" ? (
            <p className="text-ink-3">Nothing is written here.</p>
          ) : (
            <MarkdownPreview source={section.body} headingLevel={3} />
          )}
        </div>
      )}
    </section>
  );
}

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
import type { Field } from "./field/open-field";
import type { SessionView } from "./together/session";
import { TogetherNote } from "./together/together-note";
import { WritersHere } from "./together/writers-here";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  /** The decision's own address. */
  readonly base: string;
  readonly section: EditedSection;
  readonly pictures: readonly Picture[];
  readonly onChange: (body: string) => void;
  readonly onPicture: (picture: KeptPicture) => void;
  /** How it stands where it is written together, and why it is not. */
  readonly view: SessionView | undefined;
  readonly refusal: string | undefined;
  readonly onField: (field: Field | null) => void;
  readonly onFocus: () => void;
  /** What becomes of one's own text that could not be merged by itself. */
  readonly onOwn: (isTaken: boolean) => void;
}

type View = "write" | "beside" | "preview";

const VIEWS = [
  { value: "write", label: "Write" },
  { value: "beside", label: "Beside" },
  { value: "preview", label: "Preview" },
] as const;

/** One section in Markdown: its heading, what helps to begin, the field, and a look at the result, beside it or in its place. */
export function SectionEditor(props: Props) {
  const { slug, decisionId, base, section, pictures, onChange, onPicture, onField, onFocus } = props;
  const id = useId();
  const [look, setLook] = useState<View>("write");
  const { heading, hint } = SECTION_GUIDES[section.kind];
  const isChanged = section.body !== section.baseBody;
  const isEmpty = section.body.trim() === "";
  return (
    <section className="grid min-w-0 gap-2" id={section.kind} data-view={look}>
      <div className="flex min-h-8 items-center gap-2">
        <h2 id={id} className="text-md font-semibold tracking-tight text-ink">
          {heading}
        </h2>
        {isChanged && <span className="text-xs text-ink-3">edited</span>}
        <WritersHere people={props.view?.people ?? []} />
        <span className="ml-auto">
          <Segments label={`${heading}: write or preview`} value={look} onChange={setLook} options={VIEWS} />
        </span>
      </div>
      <p id={`${id}-hint`} className={isEmpty ? "max-w-read text-ink-3" : "sr-only"}>
        {hint} <span className="sr-only">Escape, then Tab, leaves the field.</span>
      </p>
      {section.isBehind && (
        <p className="text-caution-ink">
          Somebody saved this section after you began. Saving shows you both texts, and nothing is lost.
        </p>
      )}
      <TogetherNote view={props.view} refusal={props.refusal} onOwn={props.onOwn} />
      <div className={look === "beside" ? "grid min-w-0 gap-4 lg:grid-cols-2" : "grid min-w-0"}>
        {/* Hidden, not gone: what was typed can still be undone. */}
        <div hidden={look === "preview"} className="min-w-0">
          <MarkdownField
            key={section.edition}
            label={heading}
            labelId={id}
            hintId={`${id}-hint`}
            slug={slug}
            decisionId={decisionId}
            base={base}
            value={section.body}
            onChange={onChange}
            onPicture={onPicture}
            onField={onField}
            onFocus={onFocus}
            template={SECTION_TEMPLATES[section.kind]}
          />
        </div>
        {look !== "write" && (
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

"use client";

import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent } from "react";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";
import type { Field, openField as OpenField } from "./open-field";
import { Toolbar } from "./toolbar";
import type { Tool } from "./tools";
import { usePictures } from "./use-pictures";
import { countWords } from "./words";

interface Props {
  readonly label: string;
  /** The ids of what names the field, and of what helps to begin. */
  readonly labelId: string;
  readonly hintId: string;
  readonly slug: string;
  readonly decisionId: string;
  /** The decision's own address. */
  readonly base: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onPicture: (picture: KeptPicture) => void;
  /** The field when it is open, and null when it goes. */
  readonly onField: (field: Field | null) => void;
  readonly onFocus: () => void;
  /** What the section can be begun with. */
  readonly template: string;
}

/**
 * A field for Markdown with tools, completion and pictures. A plain text area until the editor is loaded, and without script. A
 * new text from elsewhere is a new field: give it another key.
 */
export function MarkdownField(props: Props) {
  const { label, labelId, hintId, slug, decisionId, base, value, onChange, onPicture, template } = props;
  const frame = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [field, setField] = useState<Field | null>(null);
  const pictures = usePictures(`${base}/attachments`, onPicture);

  // The field outlives the render it was opened in: it calls what the latest one knows.
  const changed = useEffectEvent((text: string) => onChange(text));
  const focused = useEffectEvent(() => props.onFocus());
  const told = useEffectEvent((now: Field | null) => props.onField(now));
  const take = useEffectEvent((file: File) => pictures.take(file));
  const open = useEffectEvent((openField: typeof OpenField, parent: HTMLElement) => {
    const hadFocus = document.activeElement === plain.current;
    const opened = openField(parent, {
      ...{ text: value, labelledBy: labelId, describedBy: hintId, slug, decisionId },
      onChange: (text) => changed(text),
      onFocus: () => focused(),
      takePicture: (file) => take(file),
    });
    told(opened);
    if (hadFocus) opened.focus();
    setField(opened);
    return opened;
  });

  useEffect(() => {
    const parent = frame.current;
    let opened: Field | null = null;
    let isGone = false;
    void import("./open-field").then(({ openField }) => {
      if (!isGone && parent !== null) opened = open(openField, parent);
    });
    return () => {
      isGone = true;
      if (opened === null) return;
      told(null);
      opened.close();
    };
  }, []);

  const use = (tool: Tool) => {
    if (tool === "picture") chooser.current?.click();
    else field?.run(tool);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    field?.addPictures([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = "";
  };
  const begin = () => {
    if (field === null) onChange(template);
    else field.insert(template);
  };
  const words = countWords(value);

  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <div
        ref={frame}
        data-field={field === null ? "plain" : "open"}
        className="min-w-0 rounded-control border border-control bg-surface has-[.cm-focused]:outline-2 has-[.cm-focused]:outline-offset-2 has-[.cm-focused]:outline-accent"
      >
        <Toolbar label={label} isReady={field !== null} onTool={use} />
        {field === null && (
          <textarea
            ref={plain}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            aria-labelledby={labelId}
            aria-describedby={hintId}
            rows={4}
            spellCheck
            className="field-sizing-content min-h-28 w-full resize-none bg-transparent px-3.5 py-2.5 text-read text-ink"
          />
        )}
      </div>
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        multiple
        hidden
        onChange={choose}
        aria-label={`Pictures for ${label}`}
      />
      <div className="flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-3">
        <p role="status" className="min-w-0 empty:-mr-4">
          {pictures.sending.map(({ key, name, share }) => (
            <span key={key} className="block truncate">
              Adding {name}, {Math.round(share * 100)}%
            </span>
          ))}
        </p>
        {value.trim() === "" && (
          <button type="button" onClick={begin} className="min-h-6 link">
            Begin with a template
          </button>
        )}
        <span className="ml-auto tabular-nums">{words === 1 ? "1 word" : `${words.toLocaleString("en")} words`}</span>
      </div>
      {pictures.refusal !== null && (
        <p role="alert" className="text-caution-ink">
          {pictures.refusal}
        </p>
      )}
    </div>
  );
}

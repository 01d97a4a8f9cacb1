"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import {
  Asterisk,
  BoldMark,
  Chain,
  CodeMark,
  HeadingMark,
  ImageMark,
  ItalicMark,
  ListChecks,
  ListMark,
  QuoteMark,
  TableMark,
  Workflow,
  type IconComponent,
} from "@/app/_ui/icons";
import { shownKey, TOOLS, type Tool } from "./tools";

const ICONS: Readonly<Record<Tool, IconComponent>> = {
  bold: BoldMark,
  italic: ItalicMark,
  heading: HeadingMark,
  link: Chain,
  list: ListMark,
  tasks: ListChecks,
  quote: QuoteMark,
  code: CodeMark,
  table: TableMark,
  footnote: Asterisk,
  diagram: Workflow,
  picture: ImageMark,
};

interface Props {
  /** Which field it is for. */
  readonly label: string;
  /** Before the field is loaded nothing can be done yet. */
  readonly isReady: boolean;
  readonly onTool: (tool: Tool) => void;
}

/** The tools of a Markdown field: one stop of the Tab key, arrows within. */
export function Toolbar({ label, isReady, onTool }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);

  const onKeyDown = (event: KeyboardEvent) => {
    const last = TOOLS.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={`Formatting: ${label}`}
      onKeyDown={onKeyDown}
      className="flex min-w-0 items-center gap-0.5 overflow-x-auto border-b border-line px-1.5 py-1"
    >
      {TOOLS.map(({ tool, name, key }, index) => {
        const Icon = ICONS[tool];
        return (
          <button
            key={tool}
            type="button"
            tabIndex={index === at ? 0 : -1}
            aria-label={name}
            aria-disabled={!isReady}
            aria-keyshortcuts={key?.replace("Mod", "Control").replaceAll("-", "+")}
            title={key === null ? name : `${name}  ${shownKey(key, isReady && isApple())}`}
            // The field keeps its selection, which the tool works on.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setAt(index);
              if (isReady) onTool(tool);
            }}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink-2 hover:bg-hover hover:text-ink aria-disabled:text-ink-4 sm:size-7 [&_svg]:size-4"
          >
            <Icon />
          </button>
        );
      })}
    </div>
  );
}

/** Noted by the layout for every page; asked only once the page is there. */
const isApple = () => document.documentElement.dataset.keys === "apple";

import { createElement, type JSX, type ReactNode } from "react";
import { renderMarkdown, type HeadingLevel } from "@/lib/adr/text/markdown";
import { Recent } from "@/lib/adr/text/recent";
import { markdownElements } from "./markdown-elements";

interface MarkdownProps {
  readonly source: string;
  /** The level of the highest heading in the text, one below the heading it stands under. */
  readonly headingLevel?: HeadingLevel;
}

/** Parsing 5 kB takes 20 ms, and a record is read far more often than written. */
const recent = new Recent<ReactNode[]>(400_000);

const LOOK = "max-w-read space-y-3 text-read text-pretty wrap-anywhere text-ink-2";

/** A text somebody wrote in Markdown, as safe HTML in reading size. Works on the server and, loaded late, in a preview. */
export function Markdown({ source, headingLevel = 3 }: MarkdownProps): JSX.Element {
  const content = recent.get(`${headingLevel} ${source}`, () => markdownElements(renderMarkdown(source, headingLevel)));
  return createElement("div", { className: LOOK }, ...content);
}

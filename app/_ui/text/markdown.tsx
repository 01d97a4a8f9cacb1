import { createElement, type JSX, type ReactNode } from "react";
import { renderMarkdown, type HeadingLevel } from "@/lib/adr/text/markdown";
import { linkDecisions, type NamedDecision } from "@/lib/adr/text/named-decisions";
import { markPassages, type PassageMark } from "@/lib/adr/text/passages/marks";
import { Recent } from "@/lib/adr/text/recent";
import { markdownElements, type CodeComponent, type Picture } from "./markdown-elements";

interface MarkdownProps {
  readonly source: string;
  /** The level of the highest heading in the text, one below the heading it stands under. */
  readonly headingLevel?: HeadingLevel;
  /** Begins the ids of headings; left out, they have none. */
  readonly slugPrefix?: string;
  /** Those that the text may show; every other image is a link. */
  readonly pictures?: readonly Picture[];
  /** What shows a block of code in a language. */
  readonly code?: CodeComponent;
  /** The passages that are marked in it. */
  readonly marks?: readonly PassageMark[];
  /** The decisions whose names in it are links. */
  readonly named?: readonly NamedDecision[];
}

/** Parsing 5 kB takes 20 ms, and a record is read far more often than written. */
const recent = new Recent<ReactNode[]>(400_000);

const LOOK = "max-w-read space-y-3 text-read text-pretty wrap-anywhere text-ink-2";
const NO_PICTURES: readonly Picture[] = [];
const NO_MARKS: readonly PassageMark[] = [];
const NONE_NAMED: readonly NamedDecision[] = [];

/** A text somebody wrote in Markdown, as safe HTML in reading size. Works on the server and, loaded late, in a preview. */
export function Markdown({
  source,
  headingLevel = 3,
  slugPrefix,
  pictures = NO_PICTURES,
  code,
  marks = NO_MARKS,
  named = NONE_NAMED,
}: MarkdownProps): JSX.Element {
  // Whatever else the elements are made from is part of what they are remembered by.
  const made = JSON.stringify([headingLevel, slugPrefix, code !== undefined, pictures, marks, named]);
  const content = recent.get(`${made} ${source}`, () => {
    const parts = { pictures: new Map(pictures.map((picture) => [picture.name, picture])), code };
    const tree = renderMarkdown(source, headingLevel, { slugPrefix, pictures: new Set(parts.pictures.keys()) });
    return markdownElements(linkDecisions(markPassages(tree, source, marks), named), parts);
  });
  return createElement("div", { className: LOOK }, ...content);
}

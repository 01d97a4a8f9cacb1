import { SECTION_KINDS, type SectionKind } from "@/db/enums";

/** Words that somebody chose on the page. */
export interface Chosen {
  readonly kind: SectionKind;
  readonly words: string;
  /** How many characters other than white space stand before them in their section. */
  readonly at: number;
}

/** What is selected now, where all of it lies in one section of the record; else null. */
export function selectedWords(selection: Selection | null): (Chosen & { readonly range: Range }) | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const words = range.toString();
  const text = elementOf(range.commonAncestorContainer)?.closest<HTMLElement>("[data-section-text]") ?? null;
  const kind = SECTION_KINDS.find((one) => one === text?.dataset["sectionText"]);
  if (text === null || kind === undefined || words.trim() === "") return null;
  return { kind, words, at: solidBefore(text, range), range };
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);

function solidBefore(text: Element, range: Range): number {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().replace(/\s/g, "").length;
}

/** The parts of a section that can be chosen without a pointer: its paragraphs, headings, items, cells and blocks of code. */
export function partsOf(kind: SectionKind): readonly Chosen[] {
  const text = document.querySelector(`[data-section-text="${kind}"]`);
  if (text === null) return [];
  const blocks = "p, h3, h4, h5, h6, li, td, th, pre";
  return [...text.querySelectorAll(blocks)].flatMap((block) => {
    if (block.querySelector(blocks) !== null) return [];
    const range = document.createRange();
    range.selectNodeContents(block);
    const words = range.toString().trim();
    return words === "" ? [] : [{ kind, words, at: solidBefore(text, range) }];
  });
}

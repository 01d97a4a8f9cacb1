import type { AdrDocument } from "../document";
import { asciidocRenderer } from "../text/asciidoc-markdown";
import { fitSection } from "../text/markdown-text";
import { rstRenderer } from "../text/rst-markdown";

/** The highest heading that a section's text may have: the file's title and the section's heading are above it. */
const HIGHEST = 3;

/**
 * The texts of a document's sections as Markdown, in their order. Those of Markdown files are what they are; others are turned into it, with
 * the names and attributes that any of the sections defines.
 */
export function markdownBodies({ format, sections }: AdrDocument): string[] {
  const bodies = sections.map(({ body }) => body);
  if (format !== "asciidoc" && format !== "rst") return bodies;
  const whole = bodies.join("\n\n");
  const render = format === "rst" ? rstRenderer(whole) : asciidocRenderer(whole);
  return bodies.map((body) => {
    const markdown = render(body).trimEnd();
    // In reStructuredText, only the order of headings tells their levels, and a section does not know those above it.
    return /^#{1,2} /m.test(markdown) ? fitSection(markdown, HIGHEST) : markdown;
  });
}

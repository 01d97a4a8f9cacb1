import type { SectionKind } from "@/db/enums";

interface Section {
  readonly kind: SectionKind;
  readonly body: string;
}

/** The sections a reader would miss: empty ones, except the one that holds whatever else there is to say. */
export function missingSections(sections: readonly Section[]): readonly SectionKind[] {
  return sections.filter(({ kind, body }) => kind !== "more" && body.trim() === "").map(({ kind }) => kind);
}

/** The sections in which a line of a template's `prompts` still stands as it was. */
export function promptedSections(sections: readonly Section[], prompts: readonly string[]): readonly SectionKind[] {
  const asked = new Set(prompts.flatMap(linesOf));
  return sections.filter(({ body }) => linesOf(body).some((line) => asked.has(line))).map(({ kind }) => kind);
}

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Has nobody written anything? Then every section is empty or still one of the `prompts` a template began it with. */
export function isUnwritten(sections: readonly Section[], prompts: readonly string[]): boolean {
  const begun = new Set(["", ...prompts.map((prompt) => prompt.trim())]);
  return sections.every(({ body }) => begun.has(body.trim()));
}

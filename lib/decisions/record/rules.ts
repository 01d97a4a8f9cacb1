import type { SectionKind } from "@/db/enums";

interface Section {
  readonly kind: SectionKind;
  readonly body: string;
}

/** The sections a reader would miss: empty ones, except the one that holds whatever else there is to say. */
export function missingSections(sections: readonly Section[]): readonly SectionKind[] {
  return sections.filter(({ kind, body }) => kind !== "more" && body.trim() === "").map(({ kind }) => kind);
}

/** Has nobody written anything? Then every section is empty or still one of the `prompts` a template began it with. */
export function isUnwritten(sections: readonly Section[], prompts: readonly string[]): boolean {
  const begun = new Set(["", ...prompts.map((prompt) => prompt.trim())]);
  return sections.every(({ body }) => begun.has(body.trim()));
}

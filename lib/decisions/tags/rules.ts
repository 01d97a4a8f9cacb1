/** So many tags are enough to find a decision by. */
export const TAGS_LIMIT = 20;
/** The longest tag, in characters. */
export const TAG_LENGTH = 40;

/** A tag as it is kept: lower case, on one line, without the `#` people put before it and the commas that part tags in a list. */
export function normalTag(written: string): string {
  return written
    .normalize("NFC")
    .replace(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF,]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^#+\s*/, "")
    .toLowerCase();
}

/** The tags of a text that parts them by commas, each once, in their order. */
export function tagsIn(text: string): readonly string[] {
  return [...new Set(text.split(",").map(normalTag))].filter((tag) => tag !== "");
}

/**
 * The tags after a file was read again: what it states now, and what was given here. A tag that it stated before and no longer does goes.
 * Of what a file states too much or too long, the rest is left out.
 */
export function tagsAfterImport(
  here: readonly string[],
  stated: { readonly before: readonly string[]; readonly now: readonly string[] },
): readonly string[] {
  const [before, now] = [stated.before, stated.now].map((tags) => new Set(tags.map(normalTag)));
  const kept = here.filter((tag) => !before?.has(tag));
  const usable = [...(now ?? [])].filter((tag) => tag !== "" && tag.length <= TAG_LENGTH);
  return [...new Set([...kept, ...usable])].slice(0, TAGS_LIMIT);
}

/** Words that are near at hand for whoever guesses passwords here, whoever they are for. */
const HOUSE_WORDS = ["accord", "decision", "password"];
/** Shorter ones stand in too many words by chance. */
const SHORTEST_WORD = 4;
/** What has to be left of a password once such words are taken out of it. */
const REMAINDER = 8;

/**
 * The words of a person's surroundings that make no password: of their name, address and organization, in lower case. `about` is text
 * as people wrote it.
 */
export function contextWords(about: readonly string[]): string[] {
  const words = about.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...HOUSE_WORDS, ...words])].filter((word) => word.length >= SHORTEST_WORD);
}

/** Is a password little more than such words, with digits and signs around them? `words` come from `contextWords`. */
export function restsOnContext(password: string, words: readonly string[]): boolean {
  const folded = fold(password);
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, " "), folded);
  return rest !== folded && rest.replace(/[^\p{L}]/gu, "").length < REMAINDER;
}

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

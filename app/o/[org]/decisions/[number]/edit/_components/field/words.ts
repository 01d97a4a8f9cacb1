/** How many words a reader finds in a text: runs with a letter or digit in them, and none of the comments nobody sees. */
export function countWords(text: string): number {
  const seen = text.replace(/<!--[\s\S]*?(-->|$)/g, " ");
  return seen.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/** Stands where a score has no anchor. */
export const UNWRITTEN = "No written meaning";

/** What a score from 1 to 5 means, or that nobody has written it. */
export function anchorOf(anchors: readonly string[], score: number): string {
  return anchors[score - 1] || UNWRITTEN;
}

/** The one stretch in which two texts differ: where it begins, how much of `before` goes, and what comes in its place. */
export function differenceOf(
  before: string,
  after: string,
): { readonly at: number; readonly removed: number; readonly inserted: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { at: start, removed: before.length - end - start, inserted: after.slice(start, after.length - end) };
}

/**
 * Finds what comes next in a text for a reader that moves forward: each pattern passes over each character once, however
 * often it is asked for, so that a text full of what opens and never closes costs no more than its length.
 */
export class Seeker {
  private readonly found = new Map<RegExp, { readonly from: number; readonly at: number }>();

  constructor(readonly text: string) {}

  /** Where the pattern (with the flag `g`) matches next at or after `from`; the length of the text where it never does. */
  next(pattern: RegExp, from: number): number {
    const known = this.found.get(pattern);
    if (known !== undefined && known.from <= from && known.at >= from) return known.at;
    pattern.lastIndex = from;
    const at = pattern.exec(this.text)?.index ?? this.text.length;
    this.found.set(pattern, { from, at });
    return at;
  }
}

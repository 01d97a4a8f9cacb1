/** How much text may come in place of references altogether: a text of nothing but references stays about as long as it is. */
const MOST_REPLACED = 100_000;

/**
 * Values that a text refers to by name, such as `{status}` or `|status|`. A value is replaced in the values that are defined
 * after it, never in itself, so that references cannot run in circles.
 */
export class References {
  private readonly values = new Map<string, string>();
  private left = MOST_REPLACED;

  /** `pattern` (with the flag `g`) matches a reference; its first group is the name. */
  constructor(private readonly pattern: RegExp) {}

  /** Defines or, with null, forgets a value. */
  set(name: string, value: string | null): void {
    if (value === null) this.values.delete(name.toLowerCase());
    else this.values.set(name.toLowerCase(), this.replace(value));
  }

  /** The text with its references replaced; those to nothing, and those past the limit, stay as they are written. */
  replace(text: string): string {
    if (this.values.size === 0) return text;
    return text.replace(this.pattern, (reference: string, name: string) => {
      const value = this.values.get(name.toLowerCase());
      if (value === undefined || value.length > this.left) return reference;
      this.left -= value.length;
      return value;
    });
  }
}

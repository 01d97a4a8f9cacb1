/** Remembers what was computed from the texts used last, up to a number of characters of text. */
export class Recent<Value> {
  private readonly values = new Map<string, Value>();
  private characters = 0;

  constructor(private readonly limit: number) {}

  /** Returns what was remembered for this text, or computes and remembers it. A text over the limit is not kept. */
  get(text: string, compute: () => Value): Value {
    const known = this.values.get(text);
    const value = known ?? compute();
    if (this.values.delete(text)) this.characters -= text.length;
    if (text.length > this.limit) return value;
    this.values.set(text, value);
    this.characters += text.length;
    for (const oldest of this.values.keys()) {
      if (this.characters <= this.limit) break;
      this.values.delete(oldest);
      this.characters -= oldest.length;
    }
    return value;
  }
}

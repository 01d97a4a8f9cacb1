import type { RstBlock } from "./blocks";
import { referenceName } from "./inline";
import type { RstNames } from "./inline-markdown";

/** The targets and substitutions of a text, gathered before it is rendered. */
export class Names implements RstNames {
  /** The names that were asked for. */
  readonly used = new Set<string>();
  private readonly addresses = new Map<string, string>();
  private readonly substitutions = new Map<string, { readonly text: string; readonly isImage: boolean }>();
  private readonly anonymous: string[] = [];
  private next = 0;
  /** How much text may still come in place of substitutions. */
  private left = 100_000;

  learn(block: RstBlock): void {
    if (block.kind === "target" && block.name === "") this.anonymous.push(block.address);
    else if (block.kind === "target") this.addresses.set(referenceName(block.name), block.address);
    else if (block.kind === "substitution" && /^(?:replace|image|unicode)$/.test(block.directive))
      this.substitutions.set(block.name.toLowerCase(), { text: block.value, isImage: block.directive === "image" });
  }

  addressOf(name: string): string | null {
    let next: string | undefined = name;
    for (let step = 0; step < 10 && next !== undefined; step += 1) {
      this.used.add(next);
      const address = this.addresses.get(next);
      if (address === undefined || address === "") return null;
      if (!/[^\\]_$/.test(address) || address.includes("/")) return address;
      next = referenceName(address.slice(0, -1).replace(/`/g, ""));
    }
    return null;
  }

  nextAddress(): string | null {
    this.next += 1;
    return this.anonymous[this.next - 1] ?? null;
  }

  substituteFor(name: string): { readonly text: string; readonly isImage: boolean } | null {
    const found = this.substitutions.get(name.toLowerCase());
    if (found === undefined || found.text.length > this.left) return null;
    this.left -= found.text.length;
    return found;
  }
}

import type { Place, ReadNote } from "../document";

/** Collects what is to be said about a file. */
export class Notes {
  private readonly said: ReadNote[] = [];

  constructor(private readonly file: string) {}

  /** A guess, at which a person should look. */
  guess(about: ReadNote["about"], place: Place, what: string, why: string): void {
    this.add(about, place, what, why, true);
  }

  /** Something worth saying that nobody has to look at. */
  say(about: ReadNote["about"], place: Place, what: string, why: string): void {
    this.add(about, place, what, why, false);
  }

  /** In the order of their places. */
  all(): readonly ReadNote[] {
    return [...this.said].sort((a, b) => a.line - b.line || a.column - b.column);
  }

  private add(about: ReadNote["about"], { line, column }: Place, what: string, why: string, isGuess: boolean): void {
    this.said.push({ file: this.file, line, column, about, isGuess, what, why });
  }
}

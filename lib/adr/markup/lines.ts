/** The lines of a source, cut at CRLF, LF or CR and counted from 0. Offsets count UTF-16 units; a leading BOM is skipped. */
export class Lines {
  private readonly starts: number[] = [];
  private readonly stops: number[] = [];

  constructor(readonly source: string) {
    const ends = /\r\n?|\n/g;
    let start = source.startsWith("\uFEFF") ? 1 : 0;
    for (let found = ends.exec(source); found !== null; found = ends.exec(source)) {
      this.starts.push(start);
      this.stops.push(found.index);
      start = ends.lastIndex;
    }
    if (start < source.length || this.starts.length === 0) {
      this.starts.push(start);
      this.stops.push(source.length);
    }
  }

  get count(): number {
    return this.starts.length;
  }

  /** The line without its end and without spaces before that; empty past the last line. */
  text(line: number): string {
    return this.raw(line).trimEnd();
  }

  /** The line without its end. */
  raw(line: number): string {
    return this.source.slice(this.start(line), this.stops[line] ?? this.source.length);
  }

  /** Where the line begins; the length of the source past the last line. */
  start(line: number): number {
    return this.starts[line] ?? this.source.length;
  }

  /** Where the text of the line ends. */
  stop(line: number): number {
    return this.stops[line] ?? this.source.length;
  }

  isBlank(line: number): boolean {
    return this.text(line) === "";
  }

  /** The lines from `from` until before `to`, joined by LF. */
  join(from: number, to: number): string {
    const parts: string[] = [];
    for (let line = from; line < to; line += 1) parts.push(this.text(line));
    return parts.join("\n");
  }

  /** The line, counted from 0, in which an offset lies. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Line and column of an offset, both counted from 1. */
  place(offset: number): { line: number; column: number } {
    const line = this.lineOf(offset);
    return { line: line + 1, column: offset - this.start(line) + 1 };
  }
}

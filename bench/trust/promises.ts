/** One promise, and what came of it. */
export interface Measured {
  readonly promise: string;
  readonly promised: string;
  readonly reached: string;
  /** What code that does not care comes to, where the promise says so. */
  readonly naive?: string;
  readonly isKept: boolean;
}

/** Prints a table of promises. The process ends with 1 when one falls short. */
export function printPromises(rows: readonly Measured[]): void {
  const head = { promise: "promise", promised: "promised", reached: "reached", naive: "naive code", kept: "" };
  const lines = [
    head,
    ...rows.map(({ naive = "", isKept, ...row }) => ({ ...row, naive, kept: isKept ? "kept" : "BROKEN" })),
  ];
  const columns = ["promise", "promised", "reached", "naive", "kept"] as const;
  const widths = columns.map((column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    const cells = columns.map((column, at) => line[column].padEnd(widths[at] ?? 0));
    process.stdout.write(`${cells.join("  ").trimEnd()}\n`);
  }
  if (rows.some(({ isKept }) => !isKept)) process.exitCode = 1;
}

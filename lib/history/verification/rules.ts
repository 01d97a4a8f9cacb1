/** One thing that does not hold, and where. */
export interface Problem {
  readonly chain: string;
  /** The event's number in its chain; null when the chain as a whole is meant. */
  readonly sequence: number | null;
  readonly what: string;
}

/** What a verification read and what it found. */
export interface VerificationReport {
  readonly chains: number;
  readonly events: number;
  readonly texts: number;
  /** Organizations and decisions: as many chains have to be read. */
  readonly expectedChains: number;
  readonly problems: readonly Problem[];
}

/** A history holds when nothing is wrong and nothing was left unread. */
export function holds(report: VerificationReport): boolean {
  return report.problems.length === 0 && report.chains === report.expectedChains;
}

/** The report in sentences, for a terminal. */
export function describe(report: VerificationReport): string[] {
  const read = `Read ${report.chains} chains with ${report.events} events and ${report.texts} texts; ${report.expectedChains} chains were expected.`;
  const wrong = report.problems.map(
    (p) => `Chain ${p.chain}${p.sequence === null ? "" : `, event ${p.sequence}`}: ${p.what}`,
  );
  const verdict = holds(report)
    ? "Every chain holds: no event was changed, removed, inserted or reordered. It cannot show what was never entered."
    : `The history does not hold: ${wrong.length} problems.`;
  return [read, ...wrong, verdict];
}

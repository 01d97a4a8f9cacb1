/** One thing that does not hold. */
export interface Finding {
  /** The number of the event it is about; null when no single event is. */
  readonly sequence: number | null;
  readonly what: string;
}

/** A finding, and where. */
export interface Problem extends Finding {
  readonly chain: string;
  /** Whose history it is: "ADR-12 of Northwind", "the organization Northwind". */
  readonly of: string;
}

/** What a verification read and what it found. */
export interface VerificationReport {
  readonly chains: number;
  readonly events: number;
  /** Texts, ballots, results, facts, verdicts and properties that were compared with what the events say of them. */
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
  const read = `Read ${report.chains} chains with ${report.events} events, and compared ${report.texts} texts, ballots, results, facts, verdicts and properties with them; ${report.expectedChains} chains were expected.`;
  const wrong = report.problems.map(
    (p) => `${p.of} (chain ${p.chain})${p.sequence === null ? "" : `, event ${p.sequence}`}: ${p.what}`,
  );
  const verdict = holds(report)
    ? "Every chain holds: no event was changed, removed, inserted or reordered, and everything kept beside is what they say. It cannot show what was never entered."
    : `The history does not hold: ${counted(wrong.length)}.`;
  return [read, ...wrong, verdict];
}

const counted = (problems: number) => `${problems} ${problems === 1 ? "problem" : "problems"}`;

/** Who leads by one way of deciding, by name: options of two evaluations are the same when they are called the same. */
export interface Lead {
  readonly number: number;
  readonly leaders: readonly string[];
}

export interface Disagreement {
  readonly matrix: Lead;
  readonly vote: Lead;
}

/** The disagreement of an evaluation on criteria with a ranked vote: no option leads in both. Null where one does, or nobody leads. */
export function disagreementOf(matrix: Lead | null, vote: Lead | null): Disagreement | null {
  if (matrix === null || vote === null || matrix.leaders.length === 0 || vote.leaders.length === 0) return null;
  const key = (name: string) => name.normalize("NFC").trim().toLocaleLowerCase("en");
  const known = new Set(matrix.leaders.map(key));
  return vote.leaders.some((name) => known.has(key(name))) ? null : { matrix, vote };
}

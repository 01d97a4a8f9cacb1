import type { BallotChanges, BallotContent } from "../input";

type Row<V> = Readonly<Record<string, V>>;
type Rows<V> = Readonly<Record<string, Row<V>>>;

/** The ballot once the changes are made; null and a ballot of the other kind count as empty. */
export function withChanges(ballot: BallotContent | null, changes: BallotChanges): BallotContent {
  if (changes.kind === "weighting") {
    const { points, judgements } = weightsOf(ballot);
    return {
      kind: "weighting",
      points: present({ ...points, ...changes.points }),
      ...judged(presentRows(overlaid<number | null>(judgements, changes.judgements ?? {}))),
    };
  }
  const { answers, reasons } = ballot?.kind === "scoring" ? ballot : { answers: {}, reasons: {} };
  return {
    kind: "scoring",
    answers: presentRows(overlaid(answers, changes.answers)),
    reasons: presentRows(overlaid(reasons, changes.reasons)),
  };
}

/** The changes that lead from one ballot to the other, and name nothing else. */
export function changesBetween(before: BallotContent | null, after: BallotContent): BallotChanges {
  if (after.kind === "weighting") {
    const { points, judgements } = weightsOf(before);
    return {
      kind: "weighting",
      points: differences(points, weightsOf(after).points),
      ...judged(rowDifferences(judgements, after.judgements ?? {})),
    };
  }
  const { answers, reasons } = before?.kind === "scoring" ? before : { answers: {}, reasons: {} };
  return {
    kind: "scoring",
    answers: rowDifferences(answers, after.answers),
    reasons: rowDifferences(reasons, after.reasons),
  };
}

/** Both changes as one; where they name the same cell, the newer counts. They are of one round, so of one kind. */
export function joinedChanges(older: BallotChanges, newer: BallotChanges): BallotChanges {
  if (newer.kind === "weighting")
    return {
      kind: "weighting",
      points: { ...(older.kind === "weighting" && older.points), ...newer.points },
      ...judged(overlaid((older.kind === "weighting" ? older.judgements : null) ?? {}, newer.judgements ?? {})),
    };
  if (older.kind === "weighting") return newer;
  return {
    kind: "scoring",
    answers: overlaid(older.answers, newer.answers),
    reasons: overlaid(older.reasons, newer.reasons),
  };
}

/** Do two ballots say the same? */
export function isSameBallot(one: BallotContent | null, other: BallotContent): boolean {
  const changes = changesBetween(one, other);
  const named =
    changes.kind === "weighting"
      ? { ...changes.points, ...changes.judgements }
      : { ...changes.answers, ...changes.reasons };
  return Object.keys(named).length === 0;
}

/** What a person entered. Points that were derived from judgements are none of it. */
function weightsOf(ballot: BallotContent | null): { points: Row<number>; judgements: Rows<number> } {
  if (ballot?.kind !== "weighting") return { points: {}, judgements: {} };
  return { points: ballot.judgements === undefined ? ballot.points : {}, judgements: ballot.judgements ?? {} };
}

/** Judgements where there are any: most ballots share out points and have none. */
function judged<V>(judgements: Rows<V>): { judgements?: Record<string, Row<V>> } {
  return Object.keys(judgements).length === 0 ? {} : { judgements: { ...judgements } };
}

function overlaid<V>(below: Rows<V>, above: Rows<V>): Record<string, Row<V>> {
  const rows = Object.entries(above).map(([id, row]) => [id, { ...below[id], ...row }] as const);
  return { ...below, ...Object.fromEntries(rows) };
}

function present<V>(row: Row<V | null>): Record<string, V> {
  return Object.fromEntries(Object.entries(row).flatMap(([id, value]) => (value === null ? [] : [[id, value]])));
}

function presentRows<V>(rows: Rows<V | null>): Record<string, Record<string, V>> {
  const kept = Object.entries(rows).map(([id, row]) => [id, present(row)] as const);
  return Object.fromEntries(kept.filter(([, row]) => Object.keys(row).length > 0));
}

function differences<V>(before: Row<V>, after: Row<V>): Record<string, V | null> {
  const gone = Object.keys(before).filter((id) => !(id in after));
  const set = Object.entries(after).filter(([id, value]) => before[id] !== value);
  return { ...Object.fromEntries(gone.map((id) => [id, null])), ...Object.fromEntries(set) };
}

function rowDifferences<V>(before: Rows<V>, after: Rows<V>): Record<string, Record<string, V | null>> {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  const rows = [...ids].map((id) => [id, differences(before[id] ?? {}, after[id] ?? {})] as const);
  return Object.fromEntries(rows.filter(([, row]) => Object.keys(row).length > 0));
}

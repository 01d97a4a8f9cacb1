import type { BallotAnswer, BallotChanges, BallotContent, ScoresContent } from "../input";
import type { Confidence } from "../../matrix/rules";

type Row<V> = Readonly<Record<string, V>>;
type Rows<V> = Readonly<Record<string, Row<V>>>;

/** The ballot once the changes are made; null and a ballot of the other kind count as empty. */
export function withChanges(ballot: BallotContent | null, changes: BallotChanges): BallotContent {
  if (changes.kind === "weighting") {
    const { points, judgements } = weightsOf(ballot);
    return {
      kind: "weighting",
      points: present({ ...points, ...changes.points }),
      ...some("judgements", presentRows(overlaid<number | null>(judgements, changes.judgements ?? {}))),
    };
  }
  const before = scoresOf(ballot);
  const favourites = changes.favourites === undefined ? before.favourites : changes.favourites;
  return {
    kind: "scoring",
    answers: presentRows(overlaid<BallotAnswer | null>(before.answers, changes.answers)),
    reasons: presentRows(overlaid<string | null>(before.reasons, changes.reasons)),
    ...some("confidence", presentRows(overlaid<Confidence | null>(before.confidence, changes.confidence ?? {}))),
    ...some("changes", presentRows(overlaid<string | null>(before.changes, changes.changes ?? {}))),
    ...(favourites !== null && { favourites: [...favourites] }),
  };
}

/** The changes that lead from one ballot to the other, and name nothing else. */
export function changesBetween(before: BallotContent | null, after: BallotContent): BallotChanges {
  if (after.kind === "weighting") {
    const { points, judgements } = weightsOf(before);
    return {
      kind: "weighting",
      points: differences(points, weightsOf(after).points),
      ...some("judgements", rowDifferences(judgements, after.judgements ?? {})),
    };
  }
  const old = scoresOf(before);
  const favourites = after.favourites ?? null;
  return {
    kind: "scoring",
    answers: rowDifferences(old.answers, after.answers),
    reasons: rowDifferences(old.reasons, after.reasons),
    ...some("confidence", rowDifferences(old.confidence, after.confidence ?? {})),
    ...some("changes", rowDifferences(old.changes, after.changes ?? {})),
    ...(JSON.stringify(old.favourites) !== JSON.stringify(favourites) && { favourites }),
  };
}

/** Both changes as one; where they name the same cell, the newer counts. They are of one round, so of one kind. */
export function joinedChanges(older: BallotChanges, newer: BallotChanges): BallotChanges {
  if (newer.kind === "weighting")
    return {
      kind: "weighting",
      points: { ...(older.kind === "weighting" && older.points), ...newer.points },
      ...some(
        "judgements",
        overlaid((older.kind === "weighting" ? older.judgements : null) ?? {}, newer.judgements ?? {}),
      ),
    };
  if (older.kind === "weighting") return newer;
  const favourites = newer.favourites === undefined ? older.favourites : newer.favourites;
  return {
    kind: "scoring",
    answers: overlaid(older.answers, newer.answers),
    reasons: overlaid(older.reasons, newer.reasons),
    ...some("confidence", overlaid(older.confidence ?? {}, newer.confidence ?? {})),
    ...some("changes", overlaid(older.changes ?? {}, newer.changes ?? {})),
    ...(favourites !== undefined && { favourites }),
  };
}

/** Do two ballots say the same? */
export function isSameBallot(one: BallotContent | null, other: BallotContent): boolean {
  const changes = changesBetween(one, other);
  const named =
    changes.kind === "weighting"
      ? { ...changes.points, ...changes.judgements }
      : { ...changes.answers, ...changes.reasons, ...changes.confidence, ...changes.changes };
  const isOrdered = changes.kind === "scoring" && changes.favourites !== undefined;
  return Object.keys(named).length === 0 && !isOrdered;
}

/** What a person entered. Points that were derived from judgements are none of it. */
function weightsOf(ballot: BallotContent | null): { points: Row<number>; judgements: Rows<number> } {
  if (ballot?.kind !== "weighting") return { points: {}, judgements: {} };
  return { points: ballot.judgements === undefined ? ballot.points : {}, judgements: ballot.judgements ?? {} };
}

/** Everything a scoring ballot may say; what it does not say is empty. */
function scoresOf(ballot: BallotContent | null): Required<Omit<ScoresContent, "kind" | "favourites">> & {
  readonly favourites: readonly string[] | null;
} {
  const scores = ballot?.kind === "scoring" ? ballot : null;
  return {
    answers: scores?.answers ?? {},
    reasons: scores?.reasons ?? {},
    confidence: scores?.confidence ?? {},
    changes: scores?.changes ?? {},
    favourites: scores?.favourites ?? null,
  };
}

/** A property that is there where it holds something: most ballots share out points, and score without more. */
function some<K extends string, V>(name: K, rows: Rows<V>): { [Name in K]?: Record<string, Row<V>> } {
  return asProperty(name, Object.keys(rows).length === 0 ? undefined : { ...rows });
}

/** An object of one property, or none, under its own name: a computed key loses its name for the compiler. */
function asProperty<K extends string, V>(name: K, value: V | undefined): { [Name in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { [Name in K]?: V };
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

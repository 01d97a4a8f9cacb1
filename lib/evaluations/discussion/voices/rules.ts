import type { EvaluationResult } from "@/lib/mcda/evaluate";
import { loudestVoices, type CellVoice } from "@/lib/mcda/robustness/cell-voices";
import { answerAt, type AnswerBook } from "../../matrix/rules";
import { cellKey } from "../../rules";

/** So many people are named; more are a number. */
const MOST_NAMED = 3;

/** Whose scores the first place hangs on: leave one voter out, with the weights as they are. */
export interface Pivotal<Person> {
  /** Who leads with everybody; one option, or several that tie. */
  readonly leaderIds: readonly string[];
  /** How many people there are without each of whom the first place would be another. */
  readonly count: number;
  /** The first of them, those without whom the other lead is largest in front; with who would lead. Empty where names are hidden. */
  readonly named: readonly { readonly person: Person; readonly leaderIds: readonly string[] }[];
  /** How many people there are without each of whom the ranking would be open: a cell has their score alone. */
  readonly opening: number;
}

/** A rating that stands out in a contested cell. */
export interface Voice<Person> extends Omit<CellVoice, "voterId"> {
  /** Null where names are hidden: then only that it is there is said. */
  readonly person: Person | null;
  readonly hasReason: boolean;
}

/** Whose scores the first place hangs on, by voter id. Null while nobody leads, and below two voters. */
export function pivotalVoters({ leaderIds, leaveOneVoterOut }: EvaluationResult): Pivotal<string> | null {
  if (leaderIds.length === 0 || leaveOneVoterOut.length < 2) return null;
  const pivotal = leaveOneVoterOut.filter(({ isPivotal }) => isPivotal);
  const turning = pivotal.filter((without) => without.leaderIds.length > 0);
  const named = turning
    .toSorted((a, b) => (b.margin ?? 0) - (a.margin ?? 0))
    .slice(0, MOST_NAMED)
    .map((without) => ({ person: without.id, leaderIds: without.leaderIds }));
  return { leaderIds, count: turning.length, named, opening: pivotal.length - turning.length };
}

/** By cell key the ratings that stand out in each contested cell, by voter id. */
export function voicesByCell(
  result: EvaluationResult,
  book: AnswerBook,
): ReadonlyMap<string, readonly (Voice<string> & { readonly person: string })[]> {
  const shares = result.version === 2 ? (result.voterShares ?? []) : [];
  const shareOf = new Map(shares.map(({ voterId, share }) => [voterId, share]));
  return new Map(
    result.cells.flatMap((cell) => {
      const voices = loudestVoices(cell, (voterId) => shareOf.get(voterId) ?? 1, result.parameters);
      const { criterionId, optionId } = cell;
      const said = voices.map(({ voterId, ...voice }) => ({
        ...voice,
        person: voterId,
        hasReason: (answerAt(book, voterId, criterionId, optionId)?.reason ?? "") !== "",
      }));
      return said.length === 0 ? [] : [[cellKey(criterionId, optionId), said] as const];
    }),
  );
}

/** The same with people in the place of their ids; without anybody where names are hidden, which `personOf` being null says. */
export function namedPivotal<Person>(
  pivotal: Pivotal<string> | null,
  personOf: ((voterId: string) => Person | undefined) | null,
): Pivotal<Person> | null {
  if (pivotal === null) return null;
  const named = pivotal.named.flatMap(({ person, leaderIds }) => {
    const found = personOf?.(person);
    return found === undefined ? [] : [{ person: found, leaderIds }];
  });
  return { ...pivotal, named };
}

/** The same for one cell's voices. */
export function namedVoices<Person>(
  voices: readonly (Voice<string> & { readonly person: string })[],
  personOf: ((voterId: string) => Person | undefined) | null,
): Voice<Person>[] {
  return voices.map((voice) => ({ ...voice, person: personOf?.(voice.person) ?? null }));
}

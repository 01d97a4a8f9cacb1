import type { Code, Role } from "../machine";

/** Somebody in the organization, as they stand now, or a stranger in another one. */
export interface Someone {
  readonly name: string;
  readonly role: Role;
  /** The lines that limit them; null for all. */
  readonly lines: readonly string[] | null;
  readonly status: "active" | "suspended" | "removed";
  readonly isStranger: boolean;
}
export type Everybody = Readonly<Record<string, Someone>>;

export type Phase = "setup" | "weighting" | "scoring" | "discussion" | "closed" | "cancelled";
export type Answer = number | "abstain" | "not-applicable";

/** What somebody submitted in a round, known by the word that stands in its reasons. */
export interface Ballot {
  readonly word: string;
  readonly points: Readonly<Record<string, number>>;
  /** By `criterion:option`. */
  readonly answers: Readonly<Record<string, Answer>>;
}

export interface Round {
  readonly kind: "weighting" | "scoring";
  /** 1, 2, … within its kind. */
  readonly number: number;
  /** What it asks for, as `criterion:option`; null for everything. */
  readonly cells: readonly string[] | null;
  readonly isBlind: boolean;
  readonly deadline: "none" | "ahead" | "past";
  /** `ended`: given up or without a ballot, and never shown. */
  readonly state: "open" | "revealed" | "ended";
  /** What counts, by person. */
  readonly ballots: Readonly<Record<string, Ballot>>;
}

/** A result as it was frozen. */
export interface Result {
  readonly closeness: "single" | "tie" | "close" | "clear";
  readonly leaders: readonly string[];
  readonly chosen: string | null;
}

export interface Evaluation {
  readonly number: number;
  readonly phase: Phase;
  readonly options: readonly string[];
  readonly dropped: readonly string[];
  readonly criteria: readonly string[];
  readonly participants: readonly string[];
  readonly rounds: readonly Round[];
  readonly stewardWeights: Readonly<Record<string, number>> | null;
  /** Scores were seen before it went back to setup: what follows is not blind. */
  readonly isReopened: boolean;
  readonly result: Result | null;
}

/** A draft with its evaluations, and everybody who may stand to them. */
export interface State {
  readonly people: Everybody;
  readonly decision: "draft" | "proposed" | "withdrawn";
  readonly lines: readonly string[];
  readonly wasProposed: boolean;
  readonly steward: string;
  /** The last one. */
  readonly evaluation: Evaluation | null;
  /** The closed and cancelled ones before it. */
  readonly past: readonly Evaluation[];
  /** How many options and criteria were ever named: no name comes twice. */
  readonly named: number;
}

/** What owners and admins do to the people of the organization. */
export type ManagerMove =
  | { readonly kind: "expel" | "suspend" | "restore"; readonly who: string }
  | { readonly kind: "role"; readonly who: string; readonly role: Role };

export type SetupMove =
  | { readonly kind: "add option" | "add criterion" }
  /** The one at this place of those that are there, or were dropped. */
  | { readonly kind: "drop option" | "restore option" | "drop criterion" | "change criterion"; readonly at: number };

export type VoteMove =
  | { readonly kind: "weigh"; readonly points: readonly number[] }
  /** One letter per cell that is asked for: 1 to 5, `a` abstains, `n` does not apply, `-` is left open. A draft counts for nothing. */
  | { readonly kind: "score" | "draft"; readonly letters: string; readonly word: string };

export type ChoiceMove =
  | { readonly kind: "close"; readonly at: number | null; readonly reason: string }
  | { readonly kind: "choose"; readonly at: number; readonly reason: string };

export type Move =
  | ManagerMove
  | SetupMove
  | VoteMove
  | ChoiceMove
  | { readonly kind: "create" | "open scoring" | "reveal" | "reopen" | "cancel" | "withdraw" | "propose" }
  | { readonly kind: "open weighting" | "resume"; readonly names: readonly string[] }
  | { readonly kind: "set weights"; readonly points: readonly number[] }
  | { readonly kind: "extend"; readonly isAhead: boolean }
  | { readonly kind: "add" | "remove" | "hand"; readonly who: string }
  /** Cells beside the contested ones, by their place. */
  | { readonly kind: "again"; readonly extra: readonly number[] }
  /** Done by nobody: the deadline passes, and the job that reveals runs. */
  | { readonly kind: "time passes" | "job" };

/** What a move comes to: another state, or every reason for which it may be refused. */
export type Outcome = { readonly next: State } | { readonly refusals: ReadonlySet<Code> };

/** The cells of a matrix, criterion by criterion. */
export const cellsOf = ({ criteria, options }: Pick<Evaluation, "criteria" | "options">): readonly string[] =>
  criteria.flatMap((criterion) => options.map((option) => `${criterion}:${option}`));

/** The round that an evaluation in weighting or scoring is in. */
export const roundOf = ({ phase, rounds }: Evaluation): Round | undefined =>
  phase === "weighting" || phase === "scoring" ? rounds.findLast(({ kind }) => kind === phase) : undefined;

/** What a ballot of these letters answers, of the cells that a round asks for. */
export function answersOf(cells: readonly string[], letters: string): Record<string, Answer> {
  return Object.fromEntries(
    cells.flatMap((cell, at) => {
      const letter = letters[at % letters.length] ?? "-";
      if (letter === "-") return [];
      return [[cell, letter === "a" ? "abstain" : letter === "n" ? "not-applicable" : Number(letter)] as const];
    }),
  );
}

/** Points in order of the criteria; more criteria than points start over. */
export const pointsOf = (criteria: readonly string[], points: readonly number[]): Record<string, number> =>
  Object.fromEntries(criteria.map((criterion, at) => [criterion, points[at % points.length] ?? 0]));

/** Changes the round that the evaluation is in. */
export function changed(evaluation: Evaluation, change: (round: Round) => Round): Evaluation {
  const now = roundOf(evaluation);
  return { ...evaluation, rounds: evaluation.rounds.map((one) => (one === now ? change(one) : one)) };
}

/** Rule 5: what somebody submitted in an open round is void, and what was revealed stands. */
export function withoutParticipant(evaluation: Evaluation, name: string): Evaluation {
  const participants = evaluation.participants.filter((one) => one !== name);
  return changed({ ...evaluation, participants }, (one) =>
    one.state === "open"
      ? { ...one, ballots: Object.fromEntries(Object.entries(one.ballots).filter(([who]) => who !== name)) }
      : one,
  );
}

import type { Code } from "../machine";
import { moveOfManager } from "./managing";
import { canClose, contestedCells, resultOf, standingAnswers, standingWeights } from "./sums";
import {
  answersOf,
  cellsOf,
  changed,
  pointsOf,
  roundOf,
  withoutParticipant,
  type Ballot,
  type ChoiceMove,
  type Evaluation,
  type Everybody,
  type Move,
  type Outcome,
  type Round,
  type SetupMove,
  type VoteMove,
  type Someone,
  type State,
} from "./state";

/**
 * The life of an evaluation as the rules of the house tell it, written apart from `lib`: two descriptions that have to agree. Knows no
 * database and no clock.
 */
export function draftOf(people: Everybody, steward: string, lines: readonly string[]): State {
  return { people, steward, lines, decision: "draft", wasProposed: false, past: [], evaluation: null, named: 0 };
}

const OPEN = ["setup", "weighting", "scoring", "discussion"] as const satisfies readonly Evaluation["phase"][];
const isOpen = (evaluation: Evaluation | null): evaluation is Evaluation =>
  evaluation !== null && OPEN.some((phase) => phase === evaluation.phase);

/** Rules 2 to 6, 11, 12 and 21 to 31. */
export function step(state: State, by: string | null, move: Move): Outcome {
  if (by === null) return { next: moveOfNobody(state, move) };
  const person = state.people[by];
  if (person === undefined) return refused("NOT_FOUND");
  switch (move.kind) {
    case "role":
    case "expel":
    case "suspend":
    case "restore":
      return moveOfManager(state, person, move);
    default:
  }
  // A role that never votes is told so, whatever it asks about: that says nothing of what is there.
  const isVote = move.kind === "weigh" || move.kind === "score" || move.kind === "draft";
  const why = isVote && !person.isStranger && !takesPart(person) ? (["FORBIDDEN"] as const) : whyNotHere(person);
  if (!seesDecision(person, state)) return refused("NOT_FOUND", ...why);
  switch (move.kind) {
    case "create": {
      const isFree = state.decision === "draft" && !isOpen(state.evaluation);
      return when([...whyNoEdit(person, state), ...(isFree ? [] : ["PRECONDITION" as const])], () => ({
        ...state,
        past: state.evaluation === null ? state.past : [...state.past, state.evaluation],
        evaluation: newEvaluation((state.evaluation?.number ?? 0) + 1),
      }));
    }
    case "withdraw": {
      const isOver = state.decision === "withdrawn";
      return when([...whyNoSteering(person, state), ...(isOver ? ["PRECONDITION" as const] : [])], () => {
        const { evaluation } = state;
        const ended = isOpen(evaluation) ? { ...evaluation, phase: "cancelled" as const } : evaluation;
        return { ...state, decision: "withdrawn", evaluation: ended };
      });
    }
    case "propose": {
      // Rule 31: after a tie or a close call the steward chooses, before anybody proposes what was not chosen.
      const last = [...state.past, state.evaluation].findLast((one) => one?.phase === "closed")?.result;
      const isReady = state.decision === "draft" && !isOpen(state.evaluation) && last?.chosen !== null;
      return when([...whyNoEdit(person, state), ...(isReady ? [] : ["PRECONDITION" as const])], () => ({
        ...{ ...state, decision: "proposed", wasProposed: true },
      }));
    }
    case "hand": {
      const next = state.people[move.who];
      const isHere = next !== undefined && !next.isStranger && next.status !== "removed";
      const can = isHere && next.status === "active" && takesPart(next);
      const wrong: Code[] = [
        ...(isHere ? [] : (["NOT_FOUND", "PRECONDITION"] as const)),
        ...(can ? [] : ["PRECONDITION" as const]),
      ];
      const why = [...whyNoEdit(person, state), ...(move.who === state.steward ? [] : wrong)];
      return when(why, () => ({ ...state, steward: move.who }));
    }
    default:
  }
  const { evaluation } = state;
  if (evaluation === null || (person.role === "stakeholder" && evaluation.phase !== "closed"))
    return refused("NOT_FOUND", ...why);
  return moveIn(state, evaluation, person, move);
}

function moveIn(state: State, evaluation: Evaluation, person: Someone, move: Move): Outcome {
  const { phase } = evaluation;
  const may = whyNoSteering(person, state);
  const to = (next: Partial<Evaluation>) => () => withEvaluation(state, { ...evaluation, ...next });
  const unless = (isFit: boolean, code: Code = "PRECONDITION"): readonly Code[] => (isFit ? [] : [code]);
  const round = roundOf(evaluation);
  switch (move.kind) {
    case "add option":
    case "add criterion":
    case "drop option":
    case "restore option":
    case "drop criterion":
    case "change criterion":
      return setup(state, evaluation, person, move);
    case "open weighting": {
      const named = whyNotNamed(state, move.names);
      const why = [...may, ...unless(phase === "setup"), ...unless(isComplete(evaluation)), ...named];
      return when(why, () =>
        withEvaluation(
          state,
          opened({ ...evaluation, participants: move.names, stewardWeights: null }, "weighting", null),
        ),
      );
    }
    case "set weights": {
      const isAsked = phase === "weighting" && round !== undefined && counted(round) === 0;
      const points = pointsOf(evaluation.criteria, move.points);
      const why = [...may, ...unless(isAsked), ...unless(isHundred(points), "INVALID")];
      return when(why, () =>
        withEvaluation(
          state,
          changed({ ...evaluation, stewardWeights: points }, (one) => ({
            ...one,
            state: one.state === "open" ? "ended" : one.state,
          })),
        ),
      );
    }
    case "open scoring": {
      const canStart = phase === "weighting" && round !== undefined && (round.state !== "open" || counted(round) > 0);
      const weighed = changed(evaluation, (one) => ({ ...one, state: one.state === "open" ? "revealed" : one.state }));
      const why = [...may, ...unless(canStart && evaluation.participants.length > 0 && isWeighed(weighed))];
      return when(why, () => withEvaluation(state, opened(weighed, "scoring", cellsToScore(weighed))));
    }
    case "resume": {
      const named = move.names.length === 0 ? [] : whyNotNamed(state, move.names);
      const participants = move.names.length === 0 ? evaluation.participants : move.names;
      const ready = { ...evaluation, participants };
      const isReady = isComplete(ready) && isWeighed(ready) && participants.length > 0;
      const why = [...may, ...unless(phase === "setup" && isReady), ...named];
      return when(why, () => withEvaluation(state, opened(ready, "scoring", cellsToScore(ready))));
    }
    case "weigh":
    case "score":
    case "draft":
      return vote(state, evaluation, person, move);
    case "reveal":
      return when([...may, ...unless(round?.state === "open" && counted(round) > 0)], () =>
        withEvaluation(state, revealed(evaluation)),
      );
    case "extend": {
      const why = [...may, ...unless(round?.state === "open"), ...unless(move.isAhead, "INVALID")];
      return when(why, () =>
        withEvaluation(
          state,
          changed(evaluation, (one) => ({ ...one, deadline: "ahead" })),
        ),
      );
    }
    case "add": {
      const why = [...may, ...unless(round !== undefined), ...whyNotNamed(state, [move.who])];
      const isThere = evaluation.participants.includes(move.who);
      return when(
        why,
        to({ participants: isThere ? evaluation.participants : [...evaluation.participants, move.who] }),
      );
    }
    case "remove": {
      const isThere = evaluation.participants.includes(move.who);
      const isLast = isThere && evaluation.participants.length === 1;
      const why = [...may, ...unless(round !== undefined && !isLast), ...unless(isThere, "NOT_FOUND")];
      return when(why, () => withEvaluation(state, withoutParticipant(evaluation, move.who)));
    }
    case "again": {
      const all = cellsOf(evaluation);
      const contested = contestedCells(evaluation);
      const wanted = all.filter((cell, at) => contested.includes(cell) || move.extra.includes(at));
      const isKnown = move.extra.every((at) => at < all.length);
      const why = [...may, ...unless(phase === "discussion" && wanted.length > 0), ...unless(isKnown, "INVALID")];
      return when(why, () => withEvaluation(state, opened(evaluation, "scoring", wanted)));
    }
    case "reopen":
      return when([...may, ...unless(phase !== "setup" && isOpen(evaluation))], () => {
        const hasSeen = evaluation.rounds.some(({ kind, state: shown }) => kind === "scoring" && shown === "revealed");
        const givenUp = changed(evaluation, (one) =>
          one.state === "open" ? { ...one, state: "ended", ballots: {} } : one,
        );
        return withEvaluation(state, { ...givenUp, phase: "setup", isReopened: evaluation.isReopened || hasSeen });
      });
    case "cancel":
      return when([...may, ...unless(isOpen(evaluation))], to({ phase: "cancelled" }));
    case "close":
    case "choose":
      return choice(state, evaluation, person, move);
    default:
      return refused("PRECONDITION");
  }
}

/** Rules 11 and 29: who edits the draft sets it up; once scores were seen, who steers it. */
function setup(state: State, evaluation: Evaluation, person: Someone, move: SetupMove): Outcome {
  const { options, dropped, criteria } = evaluation;
  const may = evaluation.isReopened ? whyNoSteering(person, state) : whyNoEdit(person, state);
  const why: Code[] = [...may, ...(evaluation.phase === "setup" ? [] : ["PRECONDITION" as const])];
  const name = String(state.named + 1);
  const lists = {
    "drop option": options,
    "restore option": dropped,
    "drop criterion": criteria,
    "change criterion": criteria,
  };
  const row = "at" in move ? lists[move.kind][move.at] : name;
  if (row === undefined) why.push("NOT_FOUND");
  const changes: Readonly<Record<typeof move.kind, Partial<Evaluation>>> = {
    "add option": { options: [...options, name] },
    "add criterion": { criteria: [...criteria, name] },
    "drop option": { options: options.filter((one) => one !== row), dropped: [...dropped, row ?? ""] },
    "restore option": {
      options: [...options, row ?? ""].toSorted((one, other) => Number(one) - Number(other)),
      dropped: dropped.filter((one) => one !== row),
    },
    "drop criterion": { criteria: criteria.filter((one) => one !== row) },
    // Who answered the old question has not answered the new one: it is another criterion in the same place.
    "change criterion": {
      criteria: evaluation.rounds.length === 0 ? criteria : criteria.map((one) => (one === row ? name : one)),
    },
  };
  return when(why, () => ({
    ...withEvaluation(state, { ...evaluation, ...changes[move.kind] }),
    named: state.named + 1,
  }));
}

/** Rules 24 to 27. */
function vote(state: State, evaluation: Evaluation, person: Someone, move: VoteMove): Outcome {
  const kind = move.kind === "weigh" ? "weighting" : "scoring";
  const round = evaluation.rounds.findLast((one) => one.kind === kind);
  const why: Code[] = takesPart(person) ? [] : ["FORBIDDEN"];
  why.push(...whyNotHere(person));
  if (round === undefined) return refused("NOT_FOUND", ...why);
  if (!evaluation.participants.includes(person.name)) why.push("FORBIDDEN");
  if (evaluation.phase !== kind || round.state !== "open" || round.deadline === "past") why.push("PRECONDITION");
  const cells = round.cells ?? cellsOf(evaluation);
  const points = move.kind === "weigh" ? pointsOf(evaluation.criteria, move.points) : {};
  const answers = move.kind === "weigh" ? {} : answersOf(cells, move.letters);
  if (move.kind === "weigh" && !isHundred(points)) why.push("INVALID");
  if (move.kind === "score" && Object.keys(answers).length < cells.length) why.push("INVALID");
  const ballot: Ballot = { points, answers, word: move.kind === "weigh" ? "" : move.word };
  return when(why, () =>
    move.kind === "draft"
      ? state
      : withEvaluation(
          state,
          changed(evaluation, (one) => ({ ...one, ballots: { ...one.ballots, [person.name]: ballot } })),
        ),
  );
}

/** Rules 30 and 31. */
function choice(state: State, evaluation: Evaluation, person: Someone, move: ChoiceMove): Outcome {
  const why: Code[] = [...whyNoSteering(person, state)];
  const isClosing = move.kind === "close";
  const isFit = isClosing
    ? evaluation.phase === "discussion" && canClose(evaluation)
    : evaluation.phase === "closed" && state.decision === "draft";
  const option = move.at === null ? null : evaluation.options[move.at];
  if (option === undefined) why.push("NOT_FOUND");
  if (!isFit) return refused("PRECONDITION", ...why);
  const { closeness, leaders } = evaluation.result ?? resultOf(evaluation);
  const winner = closeness === "clear" || closeness === "single" ? (leaders[0] ?? null) : null;
  if (move.at !== null && option !== winner && move.reason === "") why.push("INVALID");
  return when(why, () => {
    const chosen = (move.at === null ? winner : option) ?? null;
    return withEvaluation(state, { ...evaluation, phase: "closed", result: { closeness, leaders, chosen } });
  });
}

function moveOfNobody(state: State, { kind }: Move): State {
  const { evaluation } = state;
  const round = evaluation === null ? undefined : roundOf(evaluation);
  if (evaluation === null || round?.state !== "open") return state;
  if (kind === "time passes")
    return withEvaluation(
      state,
      changed(evaluation, (one) => ({ ...one, deadline: "past" })),
    );
  // Rule 26, and 27: without a ballot the round waits for the steward.
  return round.deadline === "past" && counted(round) > 0 ? withEvaluation(state, revealed(evaluation)) : state;
}

const refused = (...codes: readonly Code[]): Outcome => ({ refusals: new Set(codes) });
const when = (why: readonly Code[], next: () => State): Outcome =>
  why.length > 0 ? refused(...why) : { next: next() };
const withEvaluation = (state: State, evaluation: Evaluation): State => ({ ...state, evaluation });

/** Rule 6: who was shut out is refused whatever they ask for. */
const whyNotHere = ({ status }: Someone): readonly Code[] => (status === "active" ? [] : ["FORBIDDEN"]);
const takesPart = ({ role }: Someone): boolean => role !== "stakeholder";

/** Rules 2 and 3. */
export function seesDecision({ isStranger, role, lines: own }: Someone, { wasProposed, lines }: State): boolean {
  if (isStranger) return false;
  return role !== "stakeholder" || (wasProposed && (own === null || lines.some((line) => own.includes(line))));
}

/** Rule 11. */
function whyNoEdit(person: Someone, { decision, steward, lines }: State): readonly Code[] {
  const { role, name, lines: own } = person;
  const isLead = role === "lead" && (own === null || lines.some((line) => own.includes(line)));
  const may = takesPart(person) && (decision === "draft" || (decision === "proposed" && (name === steward || isLead)));
  return [...whyNotHere(person), ...(may ? [] : ["FORBIDDEN" as const])];
}

/** Rule 22. */
export function whyNoSteering(person: Someone, { steward }: State): readonly Code[] {
  const may = person.role === "owner" || person.role === "admin" || (person.name === steward && takesPart(person));
  return [...whyNotHere(person), ...(may ? [] : ["FORBIDDEN" as const])];
}

/** Rule 24. */
function whyNotNamed({ people }: State, names: readonly string[]): readonly Code[] {
  if (names.length === 0) return ["INVALID"];
  return names.flatMap((name): readonly Code[] => {
    const person = people[name];
    if (person === undefined || person.isStranger) return ["NOT_FOUND"];
    return person.status === "active" && takesPart(person) ? [] : ["INVALID"];
  });
}

const newEvaluation = (number: number): Evaluation => ({
  ...{ number, phase: "setup", options: [], dropped: [], criteria: [], participants: [], rounds: [] },
  ...{ stewardWeights: null, isReopened: false, result: null },
});

const isComplete = ({ options, criteria }: Evaluation) => options.length >= 2 && criteria.length >= 1;
const isHundred = (points: Readonly<Record<string, number>>) =>
  Object.values(points).reduce((all, one) => all + one, 0) === 100;
const counted = ({ ballots }: Round) => Object.keys(ballots).length;

/** Every criterion has a weight: after a reopening an added or changed one has none. */
function isWeighed(evaluation: Evaluation): boolean {
  const given = standingWeights(evaluation);
  return evaluation.criteria.every((criterion) => given.some((points) => points[criterion] !== undefined));
}

/** Rule 29: after a reopening what nobody could answer, where everybody answered the rest; else everything. */
function cellsToScore(evaluation: Evaluation): readonly string[] | null {
  if (!evaluation.isReopened) return null;
  const given = standingAnswers(evaluation);
  const voters = evaluation.participants;
  if (voters.some((name) => !given.has(name))) return null;
  const open = cellsOf(evaluation).filter((cell) => voters.every((name) => given.get(name)?.get(cell) === undefined));
  return open.length === 0 ? null : open;
}

function opened(evaluation: Evaluation, kind: Round["kind"], cells: readonly string[] | null): Evaluation {
  const number = evaluation.rounds.filter((one) => one.kind === kind).length + 1;
  const begun = { kind, number, cells, isBlind: !evaluation.isReopened };
  const round: Round = { ...begun, deadline: "none", state: "open", ballots: {} };
  return { ...evaluation, phase: kind, rounds: [...evaluation.rounds, round] };
}

function revealed(evaluation: Evaluation): Evaluation {
  const shown = changed(evaluation, (one) => ({ ...one, state: "revealed" }));
  return evaluation.phase === "scoring" ? { ...shown, phase: "discussion" } : shown;
}

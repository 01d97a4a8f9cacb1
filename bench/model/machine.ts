/**
 * The life of a decision as the rules of the house tell it, written apart from `lib`: two descriptions that have to agree. Knows no
 * database and no clock.
 */

export type Role = "owner" | "admin" | "lead" | "member" | "stakeholder";
export type Status = "draft" | "proposed" | "accepted" | "rejected" | "withdrawn" | "deprecated";
export type Code = "NOT_FOUND" | "FORBIDDEN" | "PRECONDITION" | "CONFLICT" | "INVALID";

/** Somebody in the organization, or a stranger in another one. */
export interface Person {
  readonly name: string;
  readonly role: Role;
  /** The lines that limit them; null for all. */
  readonly lines: readonly string[] | null;
  readonly isStranger: boolean;
}
export type People = Readonly<Record<string, Person>>;

interface Verdict {
  readonly by: string;
  readonly kind: "approved" | "changes_requested" | "rejected";
  /** Of which text: texts are numbered as they come to be. */
  readonly text: number;
  readonly lines: readonly string[];
  readonly isLifted: boolean;
}

export interface State {
  readonly status: Status;
  readonly steward: string;
  /** Who wrote the text that stands last. */
  readonly author: string;
  readonly text: number;
  /** What is in force, and who wrote it. */
  readonly accepted: { readonly text: number; readonly author: string } | null;
  readonly lines: readonly string[];
  readonly wasProposed: boolean;
  readonly verdicts: readonly Verdict[];
  /** How many texts there were. */
  readonly texts: number;
}

export type Move =
  | { readonly kind: "revise" | "propose" | "withdraw" | "deprecate" | "drop" }
  | { readonly kind: "approve" | "request" | "reject"; readonly isStale: boolean }
  /** Of the request for changes at this place among the verdicts. */
  | { readonly kind: "lift"; readonly at: number }
  | { readonly kind: "hand"; readonly to: string }
  | { readonly kind: "lines"; readonly lines: readonly string[] };

/** What a move comes to: another state, or every reason for which it may be refused. */
export type Outcome = { readonly next: State } | { readonly refusals: ReadonlySet<string> };

export const draftBy = (steward: string, lines: readonly string[]): State => ({
  ...{ status: "draft", steward, author: steward, text: 1, accepted: null, lines, wasProposed: false },
  ...{ verdicts: [], texts: 1 },
});

/** What waits for verdicts: a proposal, or a correction of what is in force (rule 17). */
export const isWaiting = ({ status, text, accepted }: State): boolean =>
  status === "proposed" || (status === "accepted" && accepted !== null && accepted.text !== text);

/** Rules 2, 3, 10 to 17. */
export function step(people: People, state: State, by: string, move: Move): Outcome {
  const person = people[by];
  if (person === undefined || !sees(person, state)) return refused("NOT_FOUND");
  switch (move.kind) {
    case "revise":
      return when(whyNoEdit(person, by, state), () => withText(state, by));
    case "propose":
      return when([...whyNoEdit(person, by, state), ...whyNoProposal(state)], () => ({
        ...{ ...state, status: "proposed", wasProposed: true },
      }));
    case "approve":
    case "request":
    case "reject":
      return verdict(people, state, by, move);
    case "lift":
      return lift(people, state, by, move.at);
    case "withdraw": {
      const may = person.role === "owner" || person.role === "admin" || (by === state.steward && writes(person));
      const isOpen = state.status === "draft" || state.status === "proposed";
      return when([may ? [] : ["FORBIDDEN" as const], isOpen ? [] : ["PRECONDITION" as const]].flat(), () => ({
        ...{ ...state, status: "withdrawn" },
      }));
    }
    case "deprecate": {
      const may = person.role === "owner" || (person.role === "lead" && covers(person, state.lines));
      const isInForce = state.status === "accepted";
      return when([may ? [] : ["FORBIDDEN" as const], isInForce ? [] : ["PRECONDITION" as const]].flat(), () => ({
        ...{ ...state, status: "deprecated" },
      }));
    }
    case "drop": {
      const isPending = state.status === "accepted" && isWaiting(state);
      const why = [...whyNoEdit(person, by, state), ...(isPending ? [] : ["PRECONDITION" as const])];
      return when(why, () => dropped(state));
    }
    case "hand": {
      const next = people[move.to];
      const isHere = next !== undefined && !next.isStranger;
      const why = [
        ...whyNoEdit(person, by, state),
        ...(isHere ? [] : ["NOT_FOUND" as const]),
        ...(isHere && writes(next) ? [] : ["PRECONDITION" as const]),
      ];
      // Handing it to who has it already changes nothing.
      return when(move.to === state.steward ? whyNoEdit(person, by, state) : why, () => ({
        ...state,
        steward: move.to,
      }));
    }
    case "lines": {
      const isOpen = state.status === "draft" || state.status === "proposed";
      const isEmptied = state.status === "proposed" && move.lines.length === 0;
      const why = [...whyNoEdit(person, by, state), ...(isOpen && !isEmptied ? [] : ["PRECONDITION" as const])];
      return when(why, () => settled({ ...state, lines: move.lines }));
    }
  }
}

const refused = (...codes: readonly Code[]): Outcome => ({ refusals: new Set(codes) });
const when = (why: readonly Code[], next: () => State): Outcome =>
  why.length > 0 ? refused(...why) : { next: next() };

const writes = ({ role }: Person): boolean => role !== "stakeholder";

function sees(person: Person, state: State): boolean {
  if (person.isStranger) return false;
  return person.role !== "stakeholder" || (state.wasProposed && covers(person, state.lines));
}

const covers = ({ lines: own }: Person, lines: readonly string[]): boolean =>
  own === null || lines.some((line) => own.includes(line));

/** Rule 11, and 17 for what is in force. */
function whyNoEdit(person: Person, by: string, { status, steward, lines }: State): readonly Code[] {
  if (!writes(person)) return ["FORBIDDEN"];
  if (status === "draft") return [];
  if (status !== "proposed" && status !== "accepted") return ["FORBIDDEN"];
  return by === steward || (person.role === "lead" && covers(person, lines)) ? [] : ["FORBIDDEN"];
}

/** Rule 12. */
const whyNoProposal = ({ status, lines }: State): readonly Code[] =>
  status === "draft" && lines.length > 0 ? [] : ["PRECONDITION"];

function withText(state: State, author: string): State {
  const text = state.texts + 1;
  return { ...state, text, texts: text, author };
}

/** The accepted text stands again, as its author wrote it. */
function dropped(state: State): State {
  return state.accepted === null ? state : { ...state, ...state.accepted };
}

/** Rules 13 and 14: on each line its leads and the owners; the steward and the last author only where nobody else is left. */
function approversOf(people: People, { steward, author }: State, line: string): readonly string[] {
  const able = Object.keys(people).filter((name) => {
    const person = people[name];
    if (person === undefined || person.isStranger) return false;
    return person.role === "owner" || (person.role === "lead" && covers(person, [line]));
  });
  const others = able.filter((name) => name !== steward && name !== author);
  return others.length > 0 ? others : able;
}

/** Rules 13 to 16. */
function verdict(
  people: People,
  state: State,
  by: string,
  move: { readonly kind: "approve" | "request" | "reject"; readonly isStale: boolean },
): Outcome {
  const lines = state.lines.filter((line) => approversOf(people, state, line).includes(by));
  const why: Code[] = [];
  if (lines.length === 0 || !mayDecide(people, by)) why.push("FORBIDDEN");
  if (!isWaiting(state)) why.push("PRECONDITION");
  if (move.isStale) why.push("CONFLICT");
  const given = { by, text: state.text, lines, isLifted: false };
  return when(why, () => {
    const before = withoutRequestsOf(state, by);
    if (move.kind === "reject") {
      const rejected = { ...before, verdicts: [...before.verdicts, { ...given, kind: "rejected" as const }] };
      return state.status === "proposed" ? { ...rejected, status: "rejected" } : dropped(rejected);
    }
    const kind = move.kind === "approve" ? ("approved" as const) : ("changes_requested" as const);
    // A second click says nothing new.
    const isSaid = state.verdicts.some(
      (one) =>
        one.by === by && one.kind === kind && !one.isLifted && one.text === state.text && includes(one.lines, lines),
    );
    const rest = kind === "changes_requested" && isSaid ? state : before;
    return settled(isSaid ? rest : { ...rest, verdicts: [...rest.verdicts, { ...given, kind }] });
  });
}

const includes = (all: readonly string[], some: readonly string[]): boolean => some.every((one) => all.includes(one));

const mayDecide = (people: People, by: string): boolean => people[by]?.role === "owner" || people[by]?.role === "lead";

/** Who gives another verdict takes back what they had asked for. */
function withoutRequestsOf(state: State, by: string): State {
  const verdicts = state.verdicts.map((one) =>
    one.by === by && one.kind === "changes_requested" ? { ...one, isLifted: true } : one,
  );
  return { ...state, verdicts };
}

/** Rule 15. */
function lift(people: People, state: State, by: string, at: number): Outcome {
  const request = state.verdicts[at];
  const why: Code[] = [];
  if (!mayDecide(people, by)) why.push("FORBIDDEN");
  if (!isWaiting(state)) why.push("PRECONDITION");
  if (request?.kind !== "changes_requested") why.push("NOT_FOUND");
  else if (request.by !== by) why.push("FORBIDDEN");
  return when(why, () =>
    settled({
      ...state,
      verdicts: state.verdicts.map((one, index) => (index === at ? { ...one, isLifted: true } : one)),
    }),
  );
}

/** Of the text that waits: the lines that are approved, and who asks for changes. */
export function standing({ lines, verdicts, text }: State) {
  const counting = verdicts.filter((one) => !one.isLifted && one.text === text);
  return {
    approved: lines.filter((line) => counting.some((one) => one.kind === "approved" && one.lines.includes(line))),
    asking: [...new Set(counting.flatMap((one) => (one.kind === "changes_requested" ? [one.by] : [])))],
  };
}

/** Rules 13, 15 and 16: accepted once each line has an approval of exactly this text, and nobody asks for changes of it. */
function settled(state: State): State {
  if (!isWaiting(state)) return state;
  const { approved, asking } = standing(state);
  if (asking.length > 0 || approved.length < state.lines.length || state.lines.length === 0) return state;
  return { ...state, status: "accepted", accepted: { text: state.text, author: state.author } };
}

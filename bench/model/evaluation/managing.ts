import type { Code } from "../machine";
import { withoutParticipant, type ManagerMove, type Outcome, type Someone, type State } from "./state";

/** Rules 4 and 5: what owners and admins do to the people of the organization, and what becomes of what those were in. */
export function moveOfManager(state: State, by: Someone, move: ManagerMove): Outcome {
  const member = state.people[move.who];
  const isHere = member !== undefined && !member.isStranger && member.status !== "removed";
  const why: Code[] = [];
  const manages = by.role === "owner" || by.role === "admin";
  if (!manages || by.status !== "active") why.push("FORBIDDEN");
  // A stranger manages their own organization, where nobody of this one is but themselves.
  if (by.isStranger && move.who === by.name) return { refusals: new Set(["FORBIDDEN"]) };
  if (!isHere || by.isStranger) return { refusals: new Set([...why, "NOT_FOUND"]) };
  if (member.name === by.name || (member.role === "owner" && by.role !== "owner")) why.push("FORBIDDEN");
  if (move.kind === "role" && move.role === "owner" && by.role !== "owner") why.push("FORBIDDEN");
  const isSame = move.kind === "role" && move.role === member.role;
  const endsOwner = move.kind !== "restore" && !isSame && member.role === "owner" && member.status === "active";
  if (endsOwner && !hasOtherOwner(state, member)) why.push("PRECONDITION");
  if (move.kind === "suspend" && member.status !== "active") why.push("PRECONDITION");
  if (move.kind === "restore" && member.status !== "suspended") why.push("PRECONDITION");
  if (why.length > 0) return { refusals: new Set(why) };
  return { next: isSame ? state : done(state, by, member, move) };
}

const hasOtherOwner = ({ people }: State, member: Someone): boolean =>
  Object.values(people).some(
    (one) => one.role === "owner" && one.status === "active" && !one.isStranger && one.name !== member.name,
  );

function done(state: State, by: Someone, member: Someone, move: ManagerMove): State {
  const as = (next: Partial<Someone>): State => ({
    ...state,
    people: { ...state.people, [member.name]: { ...member, ...next } },
  });
  switch (move.kind) {
    case "suspend":
      return as({ status: "suspended" });
    case "restore":
      return as({ status: "active" });
    case "expel":
      return handedOver(as({ status: "removed", lines: null }), by, member);
    case "role": {
      const isLimited = move.role === "lead" || move.role === "stakeholder";
      const next = as({ role: move.role, lines: isLimited ? member.lines : null });
      // A stakeholder neither looks after decisions nor takes part.
      return move.role === "stakeholder" ? handedOver(next, by, member) : next;
    }
  }
}

function handedOver(state: State, by: Someone, { name }: Someone): State {
  const { evaluation, steward } = state;
  const takes = steward === name ? by.name : steward;
  const isOpen = evaluation !== null && evaluation.phase !== "closed" && evaluation.phase !== "cancelled";
  return { ...state, steward: takes, evaluation: isOpen ? withoutParticipant(evaluation, name) : evaluation };
}

import type { DecisionStatus, MembershipStatus, Role } from "@/db/enums";
import { precondition } from "@/lib/errors";

interface Stated {
  readonly status: DecisionStatus;
}

/** Only what is not decided yet can move to other lines or name what it supersedes. */
export function assertStillOpen(decision: Stated, what: string): void {
  if (decision.status === "draft" || decision.status === "proposed") return;
  throw precondition(`This decision is ${decision.status}; ${what}. Write a new decision that supersedes it.`);
}

/** Rule 12 stays true after proposing: somebody has to be able to approve. */
export function assertKeepsLine(decision: Stated, lineIds: readonly string[]): void {
  if (decision.status !== "proposed" || lineIds.length > 0) return;
  throw precondition("A proposed decision has at least one product line. Choose one, or withdraw the decision.");
}

/** Whoever looks after a decision can edit it and is here. */
export function assertCanBeSteward(member: {
  readonly role: Role;
  readonly status: MembershipStatus;
  readonly name: string;
}): void {
  if (member.status !== "active") throw precondition(`${member.name} is not an active member. Choose somebody else.`);
  if (member.role === "stakeholder")
    throw precondition(`${member.name} is a stakeholder and cannot edit decisions. Choose somebody else.`);
}

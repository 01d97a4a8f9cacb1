import type { DecisionStatus, EvaluationPhase, MembershipStatus, Role } from "@/db/enums";
import { ACTION_ROLES } from "@/lib/access/actions";
import { precondition } from "@/lib/errors";

/** What one evaluation may hold. Beyond this nobody scores carefully, and screens stop being readable. */
export const EVALUATION_LIMITS = {
  options: 12,
  criteria: 40,
  participants: 1000,
  name: 120,
  shortName: 19,
  unit: 40,
  text: 600,
  reason: 2000,
} as const;

/** Phases in which an evaluation still moves; at most one per decision is in one of them (rule 21). */
export const OPEN_PHASES = [
  "setup",
  "weighting",
  "scoring",
  "discussion",
] as const satisfies readonly EvaluationPhase[];

/** What each phase is called in a sentence: "It is …". */
const PHASE_WORDS: Readonly<Record<EvaluationPhase, string>> = {
  setup: "being set up",
  weighting: "in weighting",
  scoring: "in scoring",
  discussion: "in discussion",
  closed: "closed",
  cancelled: "cancelled",
};

/** Does the evaluation still move? */
function isOpenPhase(phase: EvaluationPhase): boolean {
  const open: readonly EvaluationPhase[] = OPEN_PHASES;
  return open.includes(phase);
}

/** Refuses unless the evaluation is in one of `allowed`. `doing` begins the sentence: "Opening scoring". */
export function assertPhase(phase: EvaluationPhase, allowed: readonly EvaluationPhase[], doing: string): void {
  if (allowed.includes(phase)) return;
  if (!isOpenPhase(phase)) {
    throw precondition(
      `${doing} is no longer possible: this evaluation is ${phase}. Another vote is another evaluation.`,
    );
  }
  const needed = allowed.map((name) => PHASE_WORDS[name]).join(" or ");
  throw precondition(
    `${doing} is possible while the evaluation is ${needed}. It is ${PHASE_WORDS[phase]}; reload to see it.`,
  );
}

/** Is the matrix complete enough to be weighted? At least two options and one criterion. Null when it is, else what to add. */
export function findSetupGap(optionCount: number, criterionCount: number): string | null {
  if (optionCount < 2) return "Name at least two options to compare.";
  if (criterionCount < 1) return "Name at least one criterion to compare them by.";
  return null;
}

/** Rule 24: joined members whose role takes part. */
export function mayTakePart(member: { readonly role: Role; readonly status: MembershipStatus }): boolean {
  const roles: readonly Role[] = ACTION_ROLES["take part in evaluations"];
  return member.status === "active" && roles.includes(member.role);
}

/** The key of a cell as rounds store it. */
export function cellKey(criterionId: string, optionId: string): string {
  return `${criterionId}:${optionId}`;
}

/** Why a decision of this status cannot begin an evaluation, or null (rule 21, without the one that may be open). */
export function whyNotEvaluated(status: DecisionStatus): string | null {
  return status === "draft" ? null : `Only a draft can be evaluated. This decision is ${status}.`;
}

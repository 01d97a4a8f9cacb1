import type { DecisionStatus, Role } from "@/db/enums";
import { forbidden, notFound } from "@/lib/errors";
import { ACTION_ROLES, type Action } from "./actions";
import type { Ctx } from "./context";

/** What access needs to know of a decision. */
export interface DecisionSubject {
  readonly status: DecisionStatus;
  readonly stewardId: string;
  readonly proposedAt: Date | null;
  readonly productLineIds: readonly string[];
}

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const ALLOWED: Permission = { allowed: true };
const refuse = (reason: string): Permission => ({ allowed: false, reason });

const WHO: Readonly<Record<Role, string>> = {
  owner: "an owner",
  admin: "an admin",
  lead: "a lead",
  member: "a member",
  stakeholder: "a stakeholder",
};

/** May this person do this at all, or, with a decision, to this one? The reason is a sentence for the screen. */
export function can(ctx: Ctx, action: Action, decision?: DecisionSubject): Permission {
  const roles: readonly Role[] = ACTION_ROLES[action];
  if (!roles.includes(ctx.role)) return refuse(`${listOfRoles(roles)} can do this. You are ${WHO[ctx.role]}.`);
  if (decision === undefined) return ALLOWED;
  switch (action) {
    case "edit decisions":
      return canEdit(ctx, decision);
    case "steer evaluations":
      return isStewardOrAdministrator(ctx, decision)
        ? ALLOWED
        : refuse("The steward, an owner or an admin steers the evaluation.");
    case "review decisions":
      return canReview(ctx, decision);
    case "ask to read":
    case "share decisions":
    case "approve":
    case "supersede and deprecate":
      return touchesLines(ctx, decision.productLineIds)
        ? ALLOWED
        : refuse("A lead of one of its product lines can do this. None of them is yours.");
    default:
      return ALLOWED;
  }
}

/** Like `can`, but throws the refusal. */
export function assertCan(ctx: Ctx, action: Action, decision?: DecisionSubject): void {
  const permission = can(ctx, action, decision);
  if (!permission.allowed) throw forbidden(permission.reason);
}

/** Rules 2 and 3: everybody but stakeholders reads every decision; they read from `proposed` on, on their lines. */
export function canSee(ctx: Ctx, decision: DecisionSubject): boolean {
  if (ctx.role !== "stakeholder") return true;
  return decision.proposedAt !== null && touchesLines(ctx, decision.productLineIds);
}

/** An invisible decision is NOT_FOUND, never FORBIDDEN, so that its existence cannot be probed. */
export function assertCanSee(ctx: Ctx, decision: DecisionSubject): void {
  if (!canSee(ctx, decision)) throw notFound("decision");
}

/** Does this person see the line's place and people? Rule 3: a limited stakeholder only their own lines and what lies below. */
export function canSeeLine(ctx: Pick<Ctx, "role" | "productLineIds">, lineId: string): boolean {
  return ctx.role !== "stakeholder" || touchesLines(ctx, [lineId]);
}

/** May this person say how a line stands to a decision? An owner for every line, a lead for their own and what lies below. */
export function canAnswerFor(ctx: Pick<Ctx, "role" | "productLineIds">, lineId: string): boolean {
  const roles: readonly Role[] = ACTION_ROLES["record adoption"];
  return roles.includes(ctx.role) && (ctx.role === "owner" || touchesLines(ctx, [lineId]));
}

/** May this person let readers without an account see what one of these lines is for? An owner, an admin, a lead of it. */
export function canShareOn(ctx: Pick<Ctx, "role" | "productLineIds">, lineIds: readonly string[]): boolean {
  const roles: readonly Role[] = ACTION_ROLES["share decisions"];
  return roles.includes(ctx.role) && touchesLines(ctx, lineIds);
}

/** Does one of these lines lie within the person's own? */
function touchesLines(ctx: Pick<Ctx, "productLineIds">, lineIds: readonly string[]): boolean {
  const own = ctx.productLineIds;
  return own === null || lineIds.some((line) => own.includes(line));
}

/** Rule 11: a draft by any member; a proposed decision by its steward or a lead of its lines. Rule 17: an accepted one like a proposed one, as a correction. */
function canEdit(ctx: Ctx, decision: DecisionSubject): Permission {
  switch (decision.status) {
    case "draft":
      return ALLOWED;
    case "proposed":
    case "accepted":
      if (ctx.memberId === decision.stewardId) return ALLOWED;
      if (ctx.role === "lead" && touchesLines(ctx, decision.productLineIds)) return ALLOWED;
      return refuse("Once proposed, its steward or a lead of its product lines edits it. Leave a comment instead.");
    default:
      return refuse(`A ${decision.status} decision stays as it is. Start a new one that refers to it.`);
  }
}

/** The steward answers for it; so does whoever could end it. */
function canReview(ctx: Ctx, decision: DecisionSubject): Permission {
  if (ctx.memberId === decision.stewardId || ctx.role === "owner") return ALLOWED;
  if (ctx.role === "lead" && touchesLines(ctx, decision.productLineIds)) return ALLOWED;
  return refuse("Its steward, a lead of its product lines or an owner reviews it.");
}

function isStewardOrAdministrator(ctx: Ctx, decision: DecisionSubject): boolean {
  return ctx.memberId === decision.stewardId || ctx.role === "owner" || ctx.role === "admin";
}

function listOfRoles(roles: readonly Role[]): string {
  const names = roles.map((role) => WHO[role]);
  const sentence = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

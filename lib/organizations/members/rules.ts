import type { MembershipStatus, Role } from "@/db/enums";
import { ACTION_ROLES } from "@/lib/access/actions";
import { can, type Permission } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { forbidden, precondition } from "@/lib/errors";

/** What the rules need to know of a membership. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly status: MembershipStatus;
}

/** The roles whose product lines limit them (rule 2). */
export const LIMITED_ROLES: readonly Role[] = ["lead", "stakeholder"];

const ALLOWED: Permission = { allowed: true };
const refuse = (reason: string): Permission => ({ allowed: false, reason });

/** Rule 4: may this person change that membership? Nobody their own, and no admin an owner's. */
export function canManage(ctx: Ctx, member: Member): Permission {
  const general = can(ctx, "manage members");
  if (!general.allowed) return general;
  if (member.id === ctx.memberId) return refuse("Nobody changes their own membership. Ask another owner or admin.");
  if (member.role === "owner" && ctx.role !== "owner")
    return refuse(`${member.name} is an owner. Only an owner can change that.`);
  return ALLOWED;
}

/** Rule 4: admins cannot make owners. */
export function canGrant(ctx: Ctx, role: Role): Permission {
  const general = can(ctx, "manage members");
  if (!general.allowed) return general;
  return mayGrant(ctx.role, role) ? ALLOWED : refuse("Only an owner can make somebody an owner.");
}

/** Rule 4: an invitation that makes an owner is an owner's to withdraw. */
export function canWithdraw(ctx: Ctx, role: Role): Permission {
  const general = can(ctx, "manage members");
  if (!general.allowed) return general;
  return mayGrant(ctx.role, role) ? ALLOWED : refuse("This invitation makes an owner. Only an owner can withdraw it.");
}

/** Rule 4 without a person at hand: does one role suffice to give another? */
export function mayGrant(own: Role, role: Role): boolean {
  const managers: readonly Role[] = ACTION_ROLES["manage members"];
  return managers.includes(own) && (role !== "owner" || own === "owner");
}

/** Lines limit leads and stakeholders only; everybody else works on all of them. */
export function canLimit(ctx: Ctx, member: Member): Permission {
  const manage = canManage(ctx, member);
  if (!manage.allowed) return manage;
  if (LIMITED_ROLES.includes(member.role)) return ALLOWED;
  return refuse("Product lines limit leads and stakeholders. Others work on all of them.");
}

/** Rule 7: a reset link for somebody who is an owner, or who belongs to other organizations too, is not this organization's to make. */
export function canMakeResetLink(ctx: Ctx, member: Member): Permission {
  const general = can(ctx, "manage the organization");
  if (!general.allowed) return general;
  if (member.id === ctx.memberId) return refuse("Change your own password on your account page.");
  if (member.role === "owner")
    return refuse("An owner's link is made on the server: npm run accord -- reset-link EMAIL.");
  if (member.status !== "active") return refuse(`${member.name} is ${member.status}. Restore the membership first.`);
  return ALLOWED;
}

/** Throws the refusal of a permission. */
export function assertAllowed(permission: Permission): void {
  if (!permission.allowed) throw forbidden(permission.reason);
}

/** Rule 4: the last owner stays. `others` counts the active owners besides this one. */
export function assertNotLastOwner(member: Member, others: number): void {
  if (member.role !== "owner" || member.status !== "active" || others > 0) return;
  throw precondition(`${member.name} is the last owner. Make somebody else an owner first.`);
}

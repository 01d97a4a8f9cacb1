import { and, eq, inArray } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { MembershipStatus, Role } from "@/db/enums";
import { membershipProductLines, memberships, productLines } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { notFound, precondition } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { ChangeLines, MemberInput } from "./input";
import { countOtherOwners, lockMember } from "./queries";
import { assertAllowed, assertNotLastOwner, canLimit, canManage, LIMITED_ROLES, type Member } from "./rules";

/** Limits a lead or stakeholder to product lines, each with its descendants. No line means all of them. */
export async function changeLines(ctx: ActingCtx, input: ChangeLines): Promise<void> {
  assertCan(ctx, "manage members");
  await withOrg(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, input.memberId);
    assertAllowed(canLimit(ctx, member));
    const lines = await requireLines(tx, ctx, input.productLineIds);
    await setLines(tx, ctx, member.id, lines);
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "member.lines_changed",
      data: { member: member.id, lines },
    });
  });
}

/** Shuts a member out until restored. Everything they did stays; their next request is refused. */
export async function suspendMember(ctx: ActingCtx, input: MemberInput): Promise<void> {
  await changeStatus(ctx, input, "active", "suspended");
}

/** Lets a suspended member in again, with the role and lines they had. */
export async function restoreMember(ctx: ActingCtx, input: MemberInput): Promise<void> {
  await changeStatus(ctx, input, "suspended", "active");
}

async function changeStatus(ctx: ActingCtx, input: MemberInput, from: MembershipStatus, to: "active" | "suspended") {
  assertCan(ctx, "manage members");
  await withOrg(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, input.memberId);
    assertAllowed(canManage(ctx, member));
    if (member.status !== from) throw precondition(`${member.name} is ${member.status} already.`);
    assertNotLastOwner(member, await countOtherOwners(tx, ctx, member.id));
    await tx.update(memberships).set({ status: to }).where(isMember(ctx, member.id));
    const type = to === "suspended" ? "member.suspended" : "member.restored";
    await appendEvent(tx, ctx, ctx.organizationId, { type, data: { member: member.id } });
  });
}

/** Writes another role for a member the caller has locked. Roles that have no product lines lose theirs. */
export async function setRole(tx: Tx, ctx: ActingCtx, member: Member, role: Role): Promise<void> {
  await tx.update(memberships).set({ role }).where(isMember(ctx, member.id));
  if (!LIMITED_ROLES.includes(role)) await setLines(tx, ctx, member.id, []);
  await appendEvent(tx, ctx, ctx.organizationId, {
    type: "member.role_changed",
    data: { member: member.id, role, formerRole: member.role },
  });
}

/** Replaces the lines of a member, in the caller's transaction. */
export async function setLines(tx: Tx, scope: Scope, memberId: string, lineIds: readonly string[]): Promise<void> {
  const { organizationId } = scope;
  await tx
    .delete(membershipProductLines)
    .where(
      and(eq(membershipProductLines.organizationId, organizationId), eq(membershipProductLines.memberId, memberId)),
    );
  if (lineIds.length === 0) return;
  await tx
    .insert(membershipProductLines)
    .values(lineIds.map((productLineId) => ({ organizationId, memberId, productLineId })));
}

/** The lines, each once and sorted, or NOT_FOUND when one is not of this organization. */
export async function requireLines(tx: Tx, ctx: Ctx, lineIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(lineIds)].sort();
  if (wanted.length === 0) return wanted;
  const found = await tx
    .select({ id: productLines.id })
    .from(productLines)
    .where(and(eq(productLines.organizationId, ctx.organizationId), inArray(productLines.id, wanted)));
  if (found.length !== wanted.length) throw notFound("product line");
  return wanted;
}

const isMember = (ctx: Ctx, id: string) =>
  and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, id));

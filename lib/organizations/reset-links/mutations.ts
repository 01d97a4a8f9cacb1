import { and, eq, ne, sql } from "drizzle-orm";
import { withOrg, withUser } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { resetLinkFor } from "@/lib/auth/reset/mutations";
import { forbidden, notFound } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { MemberInput } from "../members/input";
import { lockMember } from "../members/queries";
import { assertAllowed, canMakeResetLink } from "../members/rules";

/** Makes a reset link to hand to a member whose only organization this is (rule 7). Ends all their sessions; an event says so. */
export async function resetLinkForMember(ctx: ActingCtx, input: MemberInput): Promise<{ path: string }> {
  assertCan(ctx, "manage the organization");
  const userId = await withOrg(ctx, async (tx) => {
    const [member] = await tx
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, input.memberId)));
    if (member === undefined) throw notFound("member");
    return member.userId;
  });
  const places = await withUser(userId, (tx) =>
    tx
      .select({ organizationId: memberships.organizationId })
      .from(memberships)
      .where(
        and(
          eq(memberships.userId, userId),
          ne(memberships.status, "removed"),
          // Anybody may open a demo to look around; no organization of people is behind it.
          sql`${memberships.organizationId} not in (
            select demo.organization_id from accord_private.organizations_of_user() demo where demo.is_demo)`,
        ),
      ),
  );
  return withOrg(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, input.memberId);
    assertAllowed(canMakeResetLink(ctx, member));
    if (places.some((place) => place.organizationId !== ctx.organizationId))
      throw forbidden(
        `${member.name} belongs to other organizations too, so this account is not yours to open. Whoever runs the server can: npm run accord -- reset-link EMAIL.`,
      );
    const link = await resetLinkFor(tx, userId);
    await appendEvent(tx, ctx, ctx.organizationId, { type: "member.reset_link_made", data: { member: member.id } });
    return link;
  });
}

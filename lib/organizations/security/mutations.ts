import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { SecondFactorPolicy } from "./input";

/**
 * Lets in only sessions in which two factors were proven, or every session again. It holds from everybody's next request on, the
 * owner's own too: whoever has no second factor is led to set one up.
 */
export async function requireSecondFactor(ctx: ActingCtx, input: SecondFactorPolicy): Promise<SecondFactorPolicy> {
  assertCan(ctx, "manage the organization");
  return withAuthority(ctx, async (tx) => {
    const isOwn = eq(organizations.organizationId, ctx.organizationId);
    const [before] = await tx
      .select({ isRequired: organizations.requiresSecondFactor })
      .from(organizations)
      .where(isOwn)
      .for("no key update");
    if (before === undefined) throw notFound("organization");
    if (before.isRequired === input.isRequired) return input;
    await tx.update(organizations).set({ requiresSecondFactor: input.isRequired }).where(isOwn);
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: input.isRequired ? "organization.second_factor_required" : "organization.second_factor_waived",
    });
    return input;
  });
}

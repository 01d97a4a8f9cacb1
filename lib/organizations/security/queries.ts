import { eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { organizations } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import type { SecondFactorPolicy } from "./input";

/** Does the organization let in only those who proved two factors? */
export async function getSecondFactorPolicy(ctx: Ctx): Promise<SecondFactorPolicy> {
  return withOrg(ctx, async (tx) => {
    const [policy] = await tx
      .select({ isRequired: organizations.requiresSecondFactor })
      .from(organizations)
      .where(eq(organizations.organizationId, ctx.organizationId));
    if (policy === undefined) throw notFound("organization");
    return policy;
  });
}

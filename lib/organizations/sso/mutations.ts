import { and, eq, isNotNull } from "drizzle-orm";
import { sessions } from "@/db/schema/accounts";
import { capturedDomains, ssoConnections, ssoDomains, ssoIdentities } from "@/db/schema/sso";
import { assertCan } from "@/lib/access/can";
import { encryptAtRest } from "@/lib/at-rest";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { providerAt } from "@/lib/auth/sso/provider";
import { invalid, notFound, precondition } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { SaveSso } from "./input";
import { findConnection } from "./queries";

/** What the client secret is encrypted for. */
export const SSO_SECRET = "sso client secret";

/**
 * Sets up the organization's sign-on provider, or changes it. `ask` reads its discovery document first, so that a wrong address is
 * said here and not at the next sign-in. Enforcing needs a verified domain; owners keep every way in.
 */
export async function saveSso(ctx: ActingCtx, input: SaveSso, ask = providerAt): Promise<void> {
  assertCan(ctx, "manage the organization");
  const { issuer, clientId, clientSecret, defaultRole, roleLines, isEnforced } = input;
  await ask(issuer);
  await withAuthority(ctx, async (tx) => {
    const before = await findConnection(tx, ctx.organizationId);
    const sealedClientSecret =
      clientSecret === "" ? before?.sealedClientSecret : encryptAtRest(clientSecret, SSO_SECRET, ctx.organizationId);
    if (sealedClientSecret === undefined || (clientSecret === "" && before?.issuer !== issuer)) {
      const message = "Enter the client secret that the provider gave you.";
      throw invalid(message, { clientSecret: message });
    }
    const verified = await tx
      .select({ id: ssoDomains.id })
      .from(ssoDomains)
      .where(and(eq(ssoDomains.organizationId, ctx.organizationId), isNotNull(ssoDomains.verifiedAt)));
    if (isEnforced && verified.length === 0)
      throw precondition("Verify a domain first: without one nobody could come in through the provider.");
    const roleClaim = input.roleClaim === "" ? null : input.roleClaim;
    const values = { issuer, clientId, sealedClientSecret, defaultRole, roleClaim, roleMap: roleLines, isEnforced };
    await tx
      .insert(ssoConnections)
      .values({ organizationId: ctx.organizationId, ...values })
      .onConflictDoUpdate({ target: ssoConnections.organizationId, set: values });
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "organization.sso_changed",
      data: { isEnforced, defaultRole },
      texts: { issuer },
    });
  });
}

/** Takes the provider away, with its domains, and ends every session that it opened. */
export async function removeSso(ctx: ActingCtx): Promise<void> {
  assertCan(ctx, "manage the organization");
  await withAuthority(ctx, async (tx) => {
    const { organizationId } = ctx;
    const removed = await tx
      .delete(ssoConnections)
      .where(eq(ssoConnections.organizationId, organizationId))
      .returning({ issuer: ssoConnections.issuer });
    if (removed[0] === undefined) throw notFound("sign-on provider");
    await tx.delete(ssoIdentities).where(eq(ssoIdentities.organizationId, organizationId));
    await tx.delete(ssoDomains).where(eq(ssoDomains.organizationId, organizationId));
    await tx.delete(capturedDomains).where(eq(capturedDomains.capturedBy, organizationId));
    await tx.delete(sessions).where(eq(sessions.ssoOrganizationId, organizationId));
    await appendEvent(tx, ctx, organizationId, {
      type: "organization.sso_removed",
      texts: { issuer: removed[0].issuer },
    });
  });
}

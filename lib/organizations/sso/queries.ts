import { asc, eq } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import type { OrganizationId } from "@/db/scope";
import { ssoConnections, ssoDomains } from "@/db/schema/sso";
import type { Ctx } from "@/lib/access/context";
import { assertCan } from "@/lib/access/can";
import { readRoleMap, type RoleMap } from "./input";

/** The provider as its owners see it; its secret is never read out. */
export interface SsoConnection {
  readonly issuer: string;
  readonly clientId: string;
  readonly defaultRole: Role;
  readonly roleClaim: string | null;
  readonly roleMap: RoleMap;
  readonly isEnforced: boolean;
}

export interface SsoDomain {
  readonly id: string;
  readonly domain: string;
  readonly challenge: string;
  readonly verifiedAt: Date | null;
}

/** The organization's provider, or null, and its domains. For owners. */
export async function getSso(
  ctx: Ctx,
): Promise<{ readonly connection: SsoConnection | null; readonly domains: SsoDomain[] }> {
  assertCan(ctx, "manage the organization");
  return withOrg(ctx, async (tx) => {
    const connection = await findConnection(tx, ctx.organizationId);
    const domains = await tx
      .select({
        id: ssoDomains.id,
        domain: ssoDomains.domain,
        challenge: ssoDomains.challenge,
        verifiedAt: ssoDomains.verifiedAt,
      })
      .from(ssoDomains)
      .where(eq(ssoDomains.organizationId, ctx.organizationId))
      .orderBy(asc(ssoDomains.domain));
    if (connection === null) return { connection, domains };
    const { issuer, clientId, defaultRole, roleClaim, roleMap, isEnforced } = connection;
    return { connection: { issuer, clientId, defaultRole, roleClaim, roleMap, isEnforced }, domains };
  });
}

/** The provider with its encrypted secret, for signing in through it. */
export async function findConnection(
  tx: Tx,
  organizationId: OrganizationId,
): Promise<(SsoConnection & { readonly sealedClientSecret: Buffer }) | null> {
  const [found] = await tx
    .select({
      issuer: ssoConnections.issuer,
      clientId: ssoConnections.clientId,
      sealedClientSecret: ssoConnections.sealedClientSecret,
      defaultRole: ssoConnections.defaultRole,
      roleClaim: ssoConnections.roleClaim,
      roleMap: ssoConnections.roleMap,
      isEnforced: ssoConnections.isEnforced,
    })
    .from(ssoConnections)
    .where(eq(ssoConnections.organizationId, organizationId));
  return found === undefined ? null : { ...found, roleMap: readRoleMap(found.roleMap) };
}

import { Resolver } from "node:dns/promises";
import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import { capturedDomains, ssoConnections, ssoDomains } from "@/db/schema/sso";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { newSecret } from "@/lib/auth/secret";
import { conflict, notFound, precondition } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { AddDomain, DomainInput } from "./input";

const MOST = 20;

/** Reads the text records of a name. */
export type ReadText = (name: string) => Promise<readonly string[]>;

const readText: ReadText = async (name) => {
  const records = await new Resolver({ timeout: 2000, tries: 2 }).resolveTxt(name);
  return records.map((parts) => parts.join(""));
};

/** Claims a domain. It counts for nothing until its name server says so: see `verifyDomain`. */
export async function addDomain(ctx: Ctx, { domain }: AddDomain): Promise<{ domainId: string }> {
  assertCan(ctx, "manage the organization");
  return withAuthority(ctx, async (tx) => {
    const there = await tx
      .select({ domain: ssoDomains.domain })
      .from(ssoDomains)
      .where(eq(ssoDomains.organizationId, ctx.organizationId));
    if (there.some((row) => row.domain === domain)) throw conflict("This domain is in the list already.");
    if (there.length >= MOST) throw precondition(`There are ${MOST} domains. Remove one first.`);
    const domainId = uuid();
    const challenge = `accord-verification=${newSecret()}`;
    await tx.insert(ssoDomains).values({ organizationId: ctx.organizationId, id: domainId, domain, challenge });
    return { domainId };
  });
}

/** Looks for the challenge in the domain's own text records. From then on the provider answers for its addresses. */
export async function verifyDomain(ctx: ActingCtx, input: DomainInput, read = readText): Promise<void> {
  assertCan(ctx, "manage the organization");
  const own = and(eq(ssoDomains.organizationId, ctx.organizationId), eq(ssoDomains.id, input.domainId));
  const [claimed] = await withOrg(ctx, (tx) =>
    tx.select({ domain: ssoDomains.domain, challenge: ssoDomains.challenge }).from(ssoDomains).where(own),
  );
  if (claimed === undefined) throw notFound("domain");
  const { domain, challenge } = claimed;
  const said = await read(`_accord.${domain}`).catch((): readonly string[] => []);
  if (!said.includes(challenge))
    throw precondition(
      `_accord.${domain} does not say it yet. Changes of a name server can take an hour; then try once more.`,
    );
  await withAuthority(ctx, async (tx) => {
    await tx
      .insert(capturedDomains)
      .values({ domain, capturedBy: ctx.organizationId })
      .onConflictDoNothing({ target: capturedDomains.domain });
    const [holder] = await tx.select().from(capturedDomains).where(eq(capturedDomains.domain, domain));
    if (holder?.capturedBy !== ctx.organizationId)
      throw conflict("Another organization on this server has verified this domain. It has to let go of it first.");
    const verified = await tx
      .update(ssoDomains)
      .set({ verifiedAt: sql`clock_timestamp()` })
      .where(own)
      .returning({ id: ssoDomains.id });
    if (verified.length === 0) throw notFound("domain");
    await appendEvent(tx, ctx, ctx.organizationId, { type: "organization.domain_verified", texts: { domain } });
  });
}

/** Lets go of a domain: its addresses come in through the provider no longer. */
export async function removeDomain(ctx: ActingCtx, input: DomainInput): Promise<void> {
  assertCan(ctx, "manage the organization");
  await withAuthority(ctx, async (tx) => {
    const inOrganization = eq(ssoDomains.organizationId, ctx.organizationId);
    const [removed] = await tx
      .delete(ssoDomains)
      .where(and(inOrganization, eq(ssoDomains.id, input.domainId)))
      .returning({ domain: ssoDomains.domain, verifiedAt: ssoDomains.verifiedAt });
    if (removed === undefined) throw notFound("domain");
    const isHeld = and(eq(capturedDomains.domain, removed.domain), eq(capturedDomains.capturedBy, ctx.organizationId));
    await tx.delete(capturedDomains).where(isHeld);
    const [enforced] = await tx
      .select({ organizationId: ssoConnections.organizationId })
      .from(ssoConnections)
      .where(and(eq(ssoConnections.organizationId, ctx.organizationId), eq(ssoConnections.isEnforced, true)));
    const left = await tx
      .select({ id: ssoDomains.id })
      .from(ssoDomains)
      .where(and(inOrganization, isNotNull(ssoDomains.verifiedAt), ne(ssoDomains.id, input.domainId)));
    if (enforced !== undefined && left.length === 0)
      throw precondition("Sign-on is enforced, and this is its last domain. Stop enforcing it first.");
    if (removed.verifiedAt === null) return;
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "organization.domain_removed",
      texts: { domain: removed.domain },
    });
  });
}

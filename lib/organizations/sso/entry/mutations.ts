import { and, eq, gt, lt, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database, withOrg, type Tx } from "@/db/client";
import type { OrganizationId } from "@/db/scope";
import { organizationDirectory, users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { capturedDomains, ssoAttempts, ssoIdentities } from "@/db/schema/sso";
import { decryptAtRest } from "@/lib/at-rest";
import { createAccount } from "@/lib/auth/accounts/mutations";
import { mintOrganizationId } from "@/lib/auth/context";
import { countSignOn, countVisit } from "@/lib/auth/guard/guessing";
import type { Visitor } from "@/lib/auth/guard/visitor";
import { emailShape, personNameShape } from "@/lib/auth/input";
import { hashOfToken } from "@/lib/auth/secret";
import { openSession, type Opened } from "@/lib/auth/sessions/open";
import { beginAtProvider, finishAtProvider, type Claims, type ProviderClient } from "@/lib/auth/sso/provider";
import { conflict, forbidden, precondition, Refusal } from "@/lib/errors";
import { appendEvent } from "@/lib/history/mutations";
import { linkTo } from "@/lib/mail/send";
import { SSO_SECRET } from "../mutations";
import { findConnection, type SsoConnection } from "../queries";
import { domainOf, roleFor } from "../rules";
import type { BeginSso } from "./input";

const MINUTES = 10;

const noSignOn = () =>
  precondition("No single sign-on is set up for this address. Sign in with your password or a passkey.");

/**
 * Begins signing in through the provider of the address's domain. Returns where to send the browser; `browser` is a secret that
 * only this browser keeps, and its answer has to come with it. Says nothing of accounts: a domain is all that is looked up.
 */
export async function beginSso(visitor: Visitor, input: BeginSso, browser: string): Promise<{ url: string }> {
  await countSignOn(visitor.address);
  const [captured] = await database()
    .select({ organizationId: capturedDomains.capturedBy })
    .from(capturedDomains)
    .where(eq(capturedDomains.domain, domainOf(input.email)));
  if (captured === undefined) throw noSignOn();
  const { client } = await connectionOf(mintOrganizationId(captured.organizationId));
  const begun = await beginAtProvider(client);
  await database()
    .delete(ssoAttempts)
    .where(lt(ssoAttempts.expiresAt, sql`clock_timestamp()`));
  await database()
    .insert(ssoAttempts)
    .values({
      stateHash: hashOfToken(begun.state),
      forOrganization: captured.organizationId,
      browserHash: hashOfToken(browser),
      issuer: client.issuer,
      nonce: begun.nonce,
      codeVerifier: begun.codeVerifier,
      next: input.next,
      expiresAt: sql`clock_timestamp() + make_interval(mins => ${MINUTES})`,
    });
  return { url: begun.url };
}

/** What the provider sent a browser back with. */
export interface Returned {
  /** The organization in the path: each provider has an address of its own to send people back to, so that none answers for another. */
  readonly organizationId: string;
  readonly parameters: URLSearchParams;
  readonly browser: string;
  /** Who was signed in already in this browser. */
  readonly signedInAs: string | null;
}

/**
 * Signs somebody in with what the provider says: the attempt serves one answer, in ten minutes, from the same browser. Whoever
 * comes for the first time becomes a member, when the provider has verified an address of a domain that the organization has verified.
 */
export async function finishSso(visitor: Visitor, returned: Returned): Promise<Opened & { readonly next: string }> {
  const visit = await countVisit(visitor.address);
  const state = returned.parameters.get("state") ?? "";
  const [attempt] = await database()
    .delete(ssoAttempts)
    .where(
      and(
        eq(ssoAttempts.stateHash, hashOfToken(state)),
        eq(ssoAttempts.browserHash, hashOfToken(returned.browser)),
        gt(ssoAttempts.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning();
  if (attempt === undefined || attempt.forOrganization !== returned.organizationId)
    throw new Refusal(
      "UNAUTHENTICATED",
      "This sign-on was used, took too long, or began in another browser. Begin again.",
    );
  const organizationId = mintOrganizationId(attempt.forOrganization);
  const { client, connection } = await connectionOf(organizationId);
  if (client.issuer !== attempt.issuer) throw noSignOn();
  const claims = await finishAtProvider(client, { ...attempt, state }, returned.parameters);
  const userId = await personOf(organizationId, connection, claims, returned.signedInAs);
  const opened = await openSession(userId, visitor.userAgent, {
    way: "sso",
    isTwoFactor: false,
    ssoOrganizationId: organizationId,
  });
  if (opened === null) throw forbidden("This account is not there any more.");
  await visit.succeeded();
  const [place] = await database()
    .select({ slug: organizationDirectory.slug })
    .from(organizationDirectory)
    .where(eq(organizationDirectory.organizationId, organizationId));
  return { ...opened, next: attempt.next === "/" ? `/o/${place?.slug ?? ""}` : attempt.next };
}

async function connectionOf(
  organizationId: OrganizationId,
): Promise<{ readonly client: ProviderClient; readonly connection: SsoConnection }> {
  const connection = await withOrg({ organizationId, userId: null }, (tx) => findConnection(tx, organizationId));
  if (connection === null) throw noSignOn();
  const clientSecret = decryptAtRest(connection.sealedClientSecret, SSO_SECRET, organizationId);
  if (clientSecret === null)
    throw precondition("The provider's secret cannot be read any more. An owner has to enter it again.");
  const { issuer, clientId } = connection;
  const redirectUri = ssoReturnAddress(organizationId);
  return { client: { issuer, clientId, clientSecret, redirectUri }, connection };
}

/** Where the provider of an organization sends people back to. To be entered there. */
export const ssoReturnAddress = (organizationId: string) => linkTo(`/api/sso/${organizationId}`);

/** The account of somebody the provider names: by its subject, or, the first time, by an address that both sides have verified. */
async function personOf(
  organizationId: OrganizationId,
  connection: SsoConnection,
  claims: Claims,
  signedInAs: string | null,
): Promise<string> {
  return withOrg({ organizationId, userId: null }, async (tx) => {
    const [known] = await tx
      .select({ userId: memberships.userId, status: memberships.status })
      .from(ssoIdentities)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, organizationId), eq(memberships.id, ssoIdentities.memberId)),
      )
      .where(
        and(
          eq(ssoIdentities.organizationId, organizationId),
          eq(ssoIdentities.issuer, connection.issuer),
          eq(ssoIdentities.subject, claims.subject),
        ),
      );
    if (known !== undefined) {
      assertMayEnter(known.status);
      return known.userId;
    }
    const email = await provenEmail(tx, organizationId, claims);
    const name = personNameShape.safeParse(claims.name ?? "").data ?? email.slice(0, email.indexOf("@"));
    const userId = await accountOf(tx, email, name, signedInAs);
    const memberId = await memberOf(tx, organizationId, userId, name, roleOf(connection, claims));
    const linked = await tx
      .insert(ssoIdentities)
      .values({ organizationId, issuer: connection.issuer, subject: claims.subject, memberId })
      .onConflictDoNothing()
      .returning({ memberId: ssoIdentities.memberId });
    if (linked.length === 0)
      throw conflict("The provider names somebody else by this address than before. Ask an owner of the organization.");
    return userId;
  });
}

function assertMayEnter(status: string): void {
  if (status === "suspended") throw forbidden("Your membership is suspended. Ask an owner or admin to restore it.");
  if (status === "removed") throw forbidden("You were removed from this organization. Ask for an invitation.");
}

async function provenEmail(tx: Tx, organizationId: OrganizationId, claims: Claims): Promise<string> {
  const email = emailShape.safeParse(claims.email ?? "");
  if (!email.success || !claims.isEmailVerified)
    throw forbidden("The provider has not verified your e-mail address. Ask whoever runs it.");
  const [captured] = await tx
    .select({ capturedBy: capturedDomains.capturedBy })
    .from(capturedDomains)
    .where(eq(capturedDomains.domain, domainOf(email.data)));
  if (captured?.capturedBy !== organizationId)
    throw forbidden("Your address is in no domain that this organization has verified. Ask one of its owners.");
  return email.data;
}

/**
 * The account of an address that the provider has verified. One whose mailbox nobody ever showed to be theirs may have been made by
 * anybody, in advance: it is taken only from a browser that is signed in to it, else its maker would share what its new member sees.
 */
async function accountOf(tx: Tx, email: string, name: string, signedInAs: string | null): Promise<string> {
  const [there] = await tx
    .select({ id: users.id, passwordHash: users.passwordHash, emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.email, email))
    .for("update");
  if (there === undefined) return createAccount(tx, { name, email, passwordHash: null, isVerified: true });
  if (there.emailVerifiedAt !== null) return there.id;
  if (there.passwordHash !== null && there.id !== signedInAs)
    throw precondition(
      "There is an account with your address, made before anybody confirmed it. Sign in to it with its password, then choose single sign-on again. If you did not make it, ask whoever runs this server.",
    );
  await tx
    .update(users)
    .set({ emailVerifiedAt: sql`clock_timestamp()` })
    .where(eq(users.id, there.id));
  return there.id;
}

const roleOf = (connection: SsoConnection, claims: Claims) =>
  roleFor(
    connection.roleClaim === null ? undefined : claims.all[connection.roleClaim],
    connection.roleMap,
    connection.defaultRole,
  );

/** The membership of an account, made when there is none. An existing one keeps its role: owners and admins change that. */
async function memberOf(
  tx: Tx,
  organizationId: OrganizationId,
  userId: string,
  name: string,
  role: SsoConnection["defaultRole"],
): Promise<string> {
  const id = uuid();
  const [made] = await tx
    .insert(memberships)
    .values({ organizationId, id, userId, role })
    .onConflictDoNothing({ target: [memberships.organizationId, memberships.userId] })
    .returning({ id: memberships.id });
  if (made === undefined) {
    const [member] = await tx
      .select({ id: memberships.id, status: memberships.status })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)));
    assertMayEnter(member?.status ?? "removed");
    return member?.id ?? id;
  }
  await appendEvent(tx, { organizationId, userId, memberId: id }, organizationId, {
    type: "member.joined",
    data: { member: id, role, lines: [] },
    texts: { name },
  });
  return id;
}

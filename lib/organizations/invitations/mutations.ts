import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { withOrg, type Tx } from "@/db/client";
import { invitationProductLines, invitations, memberships, organizations } from "@/db/schema/organizations";
import type { OrganizationId, Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import { assertMailboxProven, assertMails, createAccount, mailSignUpLink } from "@/lib/auth/accounts/mutations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { countVisit, forgetGuesses, mayMail } from "@/lib/auth/guard/guessing";
import { hashPassword } from "@/lib/auth/password";
import { assertStrong } from "@/lib/auth/strength/strong";
import { proofOfMailbox } from "@/lib/auth/proof";
import { hashOfToken, newSecret } from "@/lib/auth/secret";
import type { Visitor } from "@/lib/auth/guard/visitor";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { isMailConfigured, linkTo, sendMailLater } from "@/lib/mail/send";
import { requireLines, setLines } from "../members/mutations";
import { assertAllowed, canGrant, canWithdraw, LIMITED_ROLES } from "../members/rules";
import type { ActingPerson } from "../mutations";
import type { AcceptInvitation, CreateInvitation, Join, RequestToJoin, RevokeInvitation } from "./input";
import { findInvitation, lookAtInvitation, scopeOfToken } from "./queries";
import { assertAddressee, assertOpen, INVITATION_DAYS, tokenOf, type InvitationState } from "./rules";

export interface CreatedInvitation {
  readonly id: string;
  /** Shown once: only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
  /** A mail with the link is on its way to the address. */
  readonly isMailed: boolean;
}

/** Opens a door for one person, by link; with an address, for that address only, and by mail where mail is set up. */
export async function createInvitation(ctx: ActingCtx, input: CreateInvitation): Promise<CreatedInvitation> {
  assertCan(ctx, "manage members");
  assertAllowed(canGrant(ctx, input.role));
  const { organizationId } = ctx;
  const token = tokenOf(organizationId, newSecret());
  const id = uuid();
  const expiresAt = await withAuthority(ctx, async (tx) => {
    const lines = LIMITED_ROLES.includes(input.role) ? await requireLines(tx, ctx, input.productLineIds) : [];
    const [made] = await tx
      .insert(invitations)
      .values({
        organizationId,
        id,
        tokenHash: hashOfToken(token),
        role: input.role,
        email: input.email,
        invitedBy: ctx.memberId,
        createdAt: momentOf(ctx),
        expiresAt: sql`clock_timestamp() + make_interval(days => ${INVITATION_DAYS})`,
      })
      .returning({ expiresAt: invitations.expiresAt });
    if (lines.length > 0)
      await tx
        .insert(invitationProductLines)
        .values(lines.map((productLineId) => ({ organizationId, invitationId: id, productLineId })));
    await appendEvent(tx, ctx, organizationId, {
      type: "invitation.created",
      data: { invitation: id, role: input.role, lines },
      ...(input.email !== null && { texts: { email: input.email } }),
    });
    return made?.expiresAt ?? new Date(Number.NaN);
  });
  const isMailed = await mailInvitation(ctx, input.email, token);
  return { id, token, expiresAt, isMailed };
}

/** The mail proves the mailbox as well, so that its reader needs no second one to sign up. Returns whether one was sent. */
async function mailInvitation(ctx: ActingCtx, email: string | null, token: string): Promise<boolean> {
  if (email === null || !isMailConfigured() || !(await mayMail("invitation", email))) return false;
  const proof = await proofOfMailbox(email, INVITATION_DAYS);
  sendMailLater({
    to: email,
    subject: `${ctx.name} invites you to ${ctx.organizationName}`,
    paragraphs: [
      `${ctx.name} invites you to join ${ctx.organizationName} in Accord, where technology decisions are made and kept.`,
      `The link works once, for ${INVITATION_DAYS} days.`,
    ],
    link: { label: `Join ${ctx.organizationName}`, url: linkTo(`/invite/${token}?proof=${encodeURIComponent(proof)}`) },
    footnote: "You can ignore this mail if you do not know the sender.",
  });
  return true;
}

/** Withdraws an invitation that nobody has accepted yet. */
export async function revokeInvitation(ctx: ActingCtx, input: RevokeInvitation): Promise<void> {
  assertCan(ctx, "manage members");
  await withAuthority(ctx, async (tx) => {
    const isIt = and(eq(invitations.organizationId, ctx.organizationId), eq(invitations.id, input.invitationId));
    const [found] = await tx
      .select({ role: invitations.role, usedAt: invitations.usedAt, revokedAt: invitations.revokedAt })
      .from(invitations)
      .where(isIt)
      .for("no key update");
    if (found === undefined) throw notFound("invitation");
    assertAllowed(canWithdraw(ctx, found.role));
    if (found.usedAt !== null) throw conflict("Somebody has accepted this invitation. Remove the member instead.");
    if (found.revokedAt !== null) return;
    await tx
      .update(invitations)
      .set({ revokedAt: sql`clock_timestamp()` })
      .where(isIt);
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "invitation.revoked",
      data: { invitation: input.invitationId },
    });
  });
}

export interface Joined {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly memberId: string;
}

/** Lets a signed-in person join. Works once: of many at the same moment, one gets in. */
export async function acceptInvitation(person: ActingPerson, input: AcceptInvitation): Promise<Joined> {
  const scope = requireScope(input.token);
  return withOrg({ ...scope, userId: person.userId }, (tx) => join(tx, scope, person, input.token));
}

/** Mails the link with which an invited person makes an account. Only an open invitation, and only for its address, mails anybody. */
export async function requestToJoin(visitor: Visitor, input: RequestToJoin): Promise<{ sent: true }> {
  assertMails();
  await countVisit(visitor.address);
  const scope = requireScope(input.token);
  await withOrg(scope, async (tx) => requireOpen(await findInvitation(tx, scope, input.token), input.email));
  return mailSignUpLink(input.email, `/invite/${input.token}`);
}

/** Makes an account and joins in one step: without the invitation there is no account, and the other way round (rule 9). */
export async function signUpWithInvitation(visitor: Visitor, input: Join): Promise<Joined> {
  const attempt = await countVisit(visitor.address);
  const scope = requireScope(input.token);
  const isProven = await assertMailboxProven(input.email, input.proof);
  const invited = await lookAtInvitation(input.token);
  await assertStrong(input.password, [input.name, input.email, invited?.organizationName ?? ""]);
  const passwordHash = await hashPassword(input.password);
  const joined = await withOrg(scope, async (tx) => {
    // Looked at first: a used link must not tell whether an address has an account.
    requireOpen(await findInvitation(tx, scope, input.token), input.email);
    const userId = await createAccount(tx, { ...input, passwordHash, isVerified: isProven });
    return join(tx, scope, { userId, name: input.name, email: input.email }, input.token);
  });
  await attempt.succeeded();
  await forgetGuesses(input.email);
  return joined;
}

function requireScope(token: string): Scope & { readonly organizationId: OrganizationId } {
  const scope = scopeOfToken(token);
  if (scope === null) throw notFound("invitation");
  return scope;
}

/** The invitation, when somebody with this address can accept it now. */
function requireOpen<T extends { readonly state: InvitationState; readonly email: string | null }>(
  invitation: T | null,
  email: string,
): T {
  if (invitation === null) throw notFound("invitation");
  assertOpen(invitation.state);
  assertAddressee(invitation.email, email);
  return invitation;
}

async function join(tx: Tx, scope: Scope, person: ActingPerson, token: string): Promise<Joined> {
  const { organizationId } = scope;
  const invitation = requireOpen(await findInvitation(tx, scope, token, "share"), person.email);
  const [before] = await tx
    .select({ id: memberships.id, status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, person.userId)))
    .for("no key update");
  if (before?.status === "active") throw isMemberAlready();
  if (before?.status === "suspended")
    throw forbidden("Your membership is suspended. Ask an owner or admin to restore it.");
  await claim(tx, scope, invitation.id);

  const memberId = before?.id ?? uuid();
  const actor = {
    organizationId,
    userId: person.userId,
    memberId,
    ...(person.happenedAt && { happenedAt: person.happenedAt }),
  };
  const place = { role: invitation.role, status: "active" as const, joinedAt: momentOf(actor) };
  const [joined] = await tx
    .insert(memberships)
    .values({ organizationId, id: memberId, userId: person.userId, ...place })
    .onConflictDoUpdate({
      target: [memberships.organizationId, memberships.userId],
      set: place,
      // Somebody new who accepts two invitations at once: the second finds the row the first one made.
      setWhere: eq(memberships.status, "removed"),
    })
    .returning({ id: memberships.id });
  if (joined?.id !== memberId) throw isMemberAlready();
  await setLines(tx, scope, memberId, invitation.productLineIds);
  await tx
    .update(invitations)
    .set({ usedBy: memberId })
    .where(and(eq(invitations.organizationId, organizationId), eq(invitations.id, invitation.id)));
  await appendEvent(tx, actor, organizationId, {
    type: "member.joined",
    data: {
      member: memberId,
      role: invitation.role,
      lines: [...invitation.productLineIds].sort(),
      invitation: invitation.id,
    },
    texts: { name: person.name },
  });
  const [organization] = await tx
    .select({ slug: organizations.slug })
    .from(organizations)
    .where(eq(organizations.organizationId, organizationId));
  return { organizationId, slug: organization?.slug ?? "", memberId };
}

const isMemberAlready = () => conflict("You are a member already. The invitation stays open for somebody else.");

/** The one statement that decides who gets in: the row's lock lets one through, and the rest find it used. */
async function claim(tx: Tx, scope: Scope, id: string): Promise<void> {
  const claimed = await tx
    .update(invitations)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(invitations.organizationId, scope.organizationId),
        eq(invitations.id, id),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning({ id: invitations.id });
  if (claimed.length === 0) assertOpen("used");
}

import { and, eq, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { productLines } from "@/db/schema/organizations";
import { shareLinks } from "@/db/schema/reading/sharing";
import { assertCan, canShareOn } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { hashPassword } from "@/lib/auth/password";
import { hashOfToken, newSecret } from "@/lib/auth/secret";
import { loadDecision } from "@/lib/decisions/queries";
import { forbidden, notFound } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { CreateShareLink, RevokeShareLink } from "./input";
import { assertRoomForLink, assertShareable, tokenOf } from "./rules";

export interface CreatedShareLink {
  readonly id: string;
  /** Shown once: only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens a door for readers without an account: to one decision, or to what is in force on a line. */
export async function createShareLink(ctx: ActingCtx, input: CreateShareLink): Promise<CreatedShareLink> {
  const token = tokenOf(ctx.organizationId, newSecret());
  // Before the transaction: hashing takes its time, and a lock would wait for it.
  const passcodeHash = input.passcode === "" ? null : await hashPassword(input.passcode);
  return withAuthority(ctx, async (tx) => {
    const target = await requireTarget(tx, ctx, input.what);
    assertRoomForLink(await countOpen(tx, ctx, target));
    const id = uuid();
    const [made] = await tx
      .insert(shareLinks)
      .values({
        organizationId: ctx.organizationId,
        id,
        tokenHash: hashOfToken(token),
        ...target,
        label: input.label,
        passcodeHash,
        createdBy: ctx.memberId,
        expiresAt: sql`clock_timestamp() + make_interval(days => ${input.days})`,
      })
      .returning({ expiresAt: shareLinks.expiresAt });
    const expiresAt = made?.expiresAt ?? new Date(Number.NaN);
    await appendEvent(tx, ctx, target.decisionId ?? ctx.organizationId, {
      type: "share_link.created",
      data: { shareLink: id, ...sharedLine(target), linkEndsOn: expiresAt.toISOString().slice(0, 10) },
      texts: { label: input.label },
    });
    return { id, token, expiresAt };
  });
}

/** Ends a link at once. Once more changes nothing. */
export async function revokeShareLink(ctx: ActingCtx, input: RevokeShareLink): Promise<{ readonly isRevoked: true }> {
  return withAuthority(ctx, async (tx) => {
    const isIt = and(eq(shareLinks.organizationId, ctx.organizationId), eq(shareLinks.id, input.shareLinkId));
    const [link] = await tx
      .select({
        decisionId: shareLinks.decisionId,
        productLineId: shareLinks.productLineId,
        label: shareLinks.label,
        revokedAt: shareLinks.revokedAt,
      })
      .from(shareLinks)
      .where(isIt)
      .for("no key update");
    if (link === undefined) throw notFound("link");
    if (link.decisionId === null) assertMayShareLine(ctx, link.productLineId ?? "");
    else assertCan(ctx, "share decisions", await loadDecision(tx, ctx, { id: link.decisionId }));
    if (link.revokedAt !== null) return { isRevoked: true };
    await tx
      .update(shareLinks)
      .set({ revokedAt: sql`clock_timestamp()`, revokedBy: ctx.memberId })
      .where(isIt);
    await appendEvent(tx, ctx, link.decisionId ?? ctx.organizationId, {
      type: "share_link.revoked",
      data: { shareLink: input.shareLinkId, ...sharedLine(link) },
      texts: { label: link.label },
    });
    return { isRevoked: true };
  });
}

type Target = Readonly<Record<"decisionId" | "productLineId", string | null>>;

const sharedLine = ({ productLineId }: Target) => (productLineId === null ? {} : { sharedLine: productLineId });

async function requireTarget(tx: Tx, ctx: ActingCtx, what: CreateShareLink["what"]): Promise<Target> {
  if ("decisionId" in what) {
    const decision = await loadDecision(tx, ctx, { id: what.decisionId }, "share");
    assertCan(ctx, "share decisions", decision);
    assertShareable(decision);
    return { decisionId: decision.id, productLineId: null };
  }
  assertCan(ctx, "share decisions");
  const [line] = await tx
    .select({ id: productLines.id })
    .from(productLines)
    .where(and(eq(productLines.organizationId, ctx.organizationId), eq(productLines.id, what.productLineId)));
  if (line === undefined) throw notFound("product line");
  assertMayShareLine(ctx, line.id);
  return { decisionId: null, productLineId: line.id };
}

async function countOpen(
  tx: Tx,
  { organizationId }: ActingCtx,
  { decisionId, productLineId }: Target,
): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from share_links
    where organization_id = ${organizationId} and (decision_id = ${decisionId} or product_line_id = ${productLineId})
      and revoked_at is null and expires_at > clock_timestamp()`);
  return rows[0]?.count ?? 0;
}

function assertMayShareLine(ctx: ActingCtx, lineId: string): void {
  assertCan(ctx, "share decisions");
  if (!canShareOn(ctx, [lineId])) throw forbidden("A lead of this product line can do this. It is not yours.");
}

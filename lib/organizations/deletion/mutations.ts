import { rm } from "node:fs/promises";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { organizations } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { databaseClock, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { enqueue } from "@/lib/jobs/queue";
import type { AskForDeletion } from "./input";
import { assertMayAsk, assertMayUndo, GRACE_DAYS, goneAt } from "./rules";

/**
 * Closes the organization, and has it deleted when the days of grace are over. Until then its owners read it and can keep it. The caller
 * has proven that the account's holder asks. Returns when it is gone.
 */
export async function askForDeletion(ctx: ActingCtx, input: Pick<AskForDeletion, "name">): Promise<{ goneAt: Date }> {
  assertCan(ctx, "manage the organization");
  return withAuthority(ctx, async (tx) => {
    assertMayAsk(await lockOrganization(tx, ctx), input.name);
    const deletionAskedAt = await databaseClock(tx);
    await tx.update(organizations).set({ deletionAskedAt }).where(isOwn(ctx));
    await appendEvent(tx, ctx, ctx.organizationId, {
      type: "organization.deletion_asked",
      data: { days: GRACE_DAYS },
    });
    const gone = goneAt(deletionAskedAt);
    // A minute later, so that the job does not find the last day not quite over.
    const startAfter = new Date(gone.getTime() + 60_000);
    await enqueue(tx, "dissolve", { organizationId: ctx.organizationId }, { startAfter });
    return { goneAt: gone };
  });
}

/** Keeps an organization that was to be deleted, and opens it again. */
export async function undoDeletion(ctx: ActingCtx, _input: object): Promise<{ kept: true }> {
  assertCan(ctx, "manage the organization");
  return withAuthority(ctx, async (tx) => {
    assertMayUndo(await lockOrganization(tx, ctx));
    const undone = await appendEvent(tx, ctx, ctx.organizationId, { type: "organization.deletion_undone" });
    const openedAgainAt = momentOfEvent(ctx, undone);
    await tx.update(organizations).set({ deletionAskedAt: null, openedAgainAt }).where(isOwn(ctx));
    // Silence says nothing while nobody can object, so no job waits for it any more.
    await enqueue(tx, "silence", { organizationId: ctx.organizationId, decisionId: null });
    return { kept: true };
  });
}

const isOwn = ({ organizationId }: Scope) => eq(organizations.organizationId, organizationId);

async function lockOrganization(tx: Tx, ctx: Scope) {
  const [row] = await tx
    .select({ name: organizations.name, deletionAskedAt: organizations.deletionAskedAt })
    .from(organizations)
    .where(isOwn(ctx))
    .for("no key update");
  if (row === undefined) throw notFound("organization");
  return row;
}

/**
 * Deletes an organization whose days of grace are over: every row of it, its address, its jobs, and its pictures. Does nothing before, or
 * when it was kept. For a job, which may do it twice. Returns whether it is gone.
 */
export async function dissolveOrganization(scope: Scope): Promise<boolean> {
  const isGone = await withOrg(scope, async (tx) => {
    const { rows } = await tx.execute<{ gone: boolean }>(sql`select accord_private.delete_organization() as gone`);
    return rows[0]?.gone === true;
  });
  if (isGone && env.ATTACHMENTS_FOLDER !== undefined)
    await rm(path.join(env.ATTACHMENTS_FOLDER, scope.organizationId), { recursive: true, force: true });
  return isGone;
}

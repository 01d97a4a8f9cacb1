import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { v5 as uuidOf } from "uuid";
import { withBeforeCommit, withOrg, type Tx } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/requests/keys";
import type { Scope } from "@/db/scope";
import type { Ctx } from "../access/context";
import { enqueue } from "../jobs/queue";
import { log } from "../log";
import { asKept, assertKey, CLAIM_SECONDS, fromKept, isKept, KEPT_HOURS, PATIENCE_MS } from "./rules";
import { otherRequest, stillWorking } from "./rules";

/** A request as its sender may repeat it. */
export interface Repeatable {
  readonly key: string;
  /** Method, address and body. */
  readonly request: readonly (string | Uint8Array)[];
  /** The work takes several transactions, and its answer is known only at its end. */
  readonly isLong?: boolean;
}

interface Asked {
  readonly keyHash: Buffer;
  readonly requestHash: Buffer;
}

/**
 * Does `work` once for a person's key, however often and however parallel it is asked: everybody gets the first one's answer, for a day.
 * The answer is written in the transaction of the effect, so that a crash leaves both or none. Refuses the key with another request, and
 * with CONFLICT while the first takes long. A bug, or a server out of reach, is no answer: the same key may try again.
 */
export async function once<T>(ctx: Ctx, { key, request, isLong }: Repeatable, work: () => Promise<T>): Promise<T> {
  assertKey(key);
  const asked = { keyHash: sha256([key]), requestHash: sha256(request) };
  const until = Date.now() + PATIENCE_MS;
  for (let pause = 25; ; pause = Math.min(400, 2 * pause)) {
    const claim = randomUUID();
    const found = await withOrg(ctx, (tx) => claimOrFind(tx, ctx, asked, claim));
    if (found === "claimed") return workOn(ctx, asked, claim, isLong === true, work);
    if (!found.requestHash.equals(asked.requestHash)) throw otherRequest();
    if (found.answer !== null) return fromKept<T>(found.answer);
    if (Date.now() > until) throw stillWorking();
    await wait(pause);
  }
}

interface Found {
  readonly requestHash: Buffer;
  readonly answer: string | null;
}

/** Takes a key that is new, too old, or whose request was cut off; else says what is known of it. */
async function claimOrFind(tx: Tx, ctx: Ctx, asked: Asked, claim: string): Promise<"claimed" | Found> {
  const { organizationId, memberId } = ctx;
  const now = sql`clock_timestamp()`;
  const [claimed] = await tx
    .insert(idempotencyKeys)
    .values({ organizationId, memberId, ...asked, claim })
    .onConflictDoUpdate({
      target: [idempotencyKeys.organizationId, idempotencyKeys.memberId, idempotencyKeys.keyHash],
      set: { requestHash: asked.requestHash, claim, claimedAt: now, createdAt: now, answer: null },
      setWhere: sql`${idempotencyKeys.createdAt} < ${now} - make_interval(hours => ${KEPT_HOURS})
        or ${idempotencyKeys.answer} is null and ${idempotencyKeys.requestHash} = ${asked.requestHash}
          and ${idempotencyKeys.claimedAt} < ${now} - make_interval(secs => ${CLAIM_SECONDS})`,
    })
    .returning({ claim: idempotencyKeys.claim });
  if (claimed !== undefined) {
    const day = new Date().toISOString().slice(0, 10);
    // By then every key of this day is older than a day.
    const startAfter = new Date(Date.now() + 2 * KEPT_HOURS * 3_600_000);
    await enqueue(tx, "forget", { organizationId }, { startAfter, id: uuidOf(`forget ${day}`, organizationId) });
    return "claimed";
  }
  const [found] = await tx
    .select({ requestHash: idempotencyKeys.requestHash, answer: idempotencyKeys.answer })
    .from(idempotencyKeys)
    .where(isKey(ctx, asked));
  // It was let go between the two statements: whoever waits asks again.
  return found ?? { requestHash: asked.requestHash, answer: null };
}

const isKey = ({ organizationId, memberId }: Ctx, { keyHash }: Asked) =>
  and(
    eq(idempotencyKeys.organizationId, organizationId),
    eq(idempotencyKeys.memberId, memberId),
    eq(idempotencyKeys.keyHash, keyHash),
  );

async function workOn<T>(ctx: Ctx, asked: Asked, claim: string, isLong: boolean, work: () => Promise<T>): Promise<T> {
  let kept: string | null = null;
  let isUnknown = false;
  const isOwn = and(isKey(ctx, asked), eq(idempotencyKeys.claim, claim));
  const settle = (change: (tx: Tx) => Promise<unknown>) =>
    withOrg(ctx, change).catch((err: unknown) => log.warn({ err }, "an answer could not be kept"));
  const keep = (answer: string) => settle((tx) => tx.update(idempotencyKeys).set({ answer }).where(isOwn));
  try {
    const value = await withBeforeCommit(async (client, result) => {
      kept = isLong ? null : asKept({ ok: true, value: result });
      const { rowCount } = await client.query(
        `update idempotency_keys set answer = $1, claimed_at = clock_timestamp()
         where organization_id = $2 and member_id = $3 and key_hash = $4 and claim = $5`,
        [kept, ctx.organizationId, ctx.memberId, asked.keyHash, claim],
      );
      // It was taken over by whoever repeated the request, who does it instead.
      if (rowCount !== 1) throw stillWorking();
      isUnknown = true;
      return () => (isUnknown = false);
    }, work);
    const answer = asKept({ ok: true, value });
    if (answer !== kept) await keep(answer);
    return value;
  } catch (error) {
    if (isKept(error)) await keep(asKept({ ok: false, refusal: error.toValue() }));
    // Where the connection went with the commit, nobody knows yet whether it happened: the key's own row will say.
    else if (!isUnknown) await settle((tx) => tx.delete(idempotencyKeys).where(isOwn));
    throw error;
  }
}

/** Lets go of answers that need not be kept any longer. Returns how many. */
export async function forgetOldAnswers(scope: Scope): Promise<number> {
  return withOrg(scope, async (tx) => {
    const { rowCount } = await tx
      .delete(idempotencyKeys)
      .where(
        and(
          eq(idempotencyKeys.organizationId, scope.organizationId),
          sql`${idempotencyKeys.createdAt} < clock_timestamp() - make_interval(hours => ${KEPT_HOURS})`,
        ),
      );
    return rowCount ?? 0;
  });
}

/** Each part after its length, so that no two requests are written alike. */
function sha256(parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)} `).update(part);
  return hash.digest();
}

import { asc, desc, eq } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { checkpointKeys, checkpoints } from "@/db/schema/history/checkpoints";
import type { Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { sha256 } from "../hash";
import { isCheckpointKeySet } from "./key";
import { fingerprintOf } from "./note/rules";

/** A checkpoint as pages, mails and files hand it on. */
export interface ShownCheckpoint {
  readonly number: number;
  /** How many entries its log has. */
  readonly size: number;
  readonly madeAt: Date;
  /** The signed text, to copy. */
  readonly note: string;
}

/** A public key that checkpoints were signed with. */
export interface ShownKey {
  /** Its SHA-256, 64 hexadecimal digits. */
  readonly fingerprint: string;
  /** The first checkpoint that it signed. */
  readonly since: number;
  readonly addedAt: Date;
}

export interface CheckpointsPage {
  /** Newest first, at most twenty. */
  readonly checkpoints: readonly ShownCheckpoint[];
  /** The one in use last. */
  readonly keys: readonly ShownKey[];
  /** Can this server sign at all? */
  readonly isKeySet: boolean;
}

const SHOWN = 20;
const shown = {
  number: checkpoints.number,
  size: checkpoints.size,
  madeAt: checkpoints.madeAt,
  note: checkpoints.note,
};

/** The newest checkpoints of an organization and the keys that signed any. They say nothing of what was decided: every member may have them. */
export async function getCheckpoints(ctx: Ctx): Promise<CheckpointsPage> {
  assertCan(ctx, "read");
  return withOrg(ctx, async (tx) => ({
    checkpoints: await tx
      .select(shown)
      .from(checkpoints)
      .where(eq(checkpoints.organizationId, ctx.organizationId))
      .orderBy(desc(checkpoints.number))
      .limit(SHOWN),
    keys: (await readCheckpointKeys(tx, ctx)).map(({ publicKey, since, addedAt }) => ({
      ...{ since, addedAt },
      fingerprint: fingerprintOf(sha256, publicKey),
    })),
    isKeySet: isCheckpointKeySet(),
  }));
}

/** The newest checkpoint, or null before the first. */
export async function readNewestCheckpoint(tx: Tx, { organizationId }: Scope): Promise<ShownCheckpoint | null> {
  const [newest] = await tx
    .select(shown)
    .from(checkpoints)
    .where(eq(checkpoints.organizationId, organizationId))
    .orderBy(desc(checkpoints.number))
    .limit(1);
  return newest ?? null;
}

/** The public keys of an organization's checkpoints, in their order. */
export async function readCheckpointKeys(tx: Tx, { organizationId }: Scope) {
  const { number, publicKey, since, addedAt } = checkpointKeys;
  return tx
    .select({ number, publicKey, since, addedAt })
    .from(checkpointKeys)
    .where(eq(checkpointKeys.organizationId, organizationId))
    .orderBy(asc(number));
}

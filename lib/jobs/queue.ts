import "server-only";
import PgBoss from "pg-boss";
import type { Tx } from "@/db/client";

/** Every queue and what its jobs carry. A new queue needs a migration too: the app's role creates no tables. */
export interface Jobs {
  /** An event that may call for mails; with `memberId`, the one mail to that member. */
  readonly mail: {
    readonly organizationId: string;
    readonly chainId: string;
    readonly sequence: number;
    readonly memberId?: string;
  };
  /** An organization in which a round is past its deadline. */
  readonly reveal: { readonly organizationId: string };
  /** An organization in which people may have to be reminded of a round. */
  readonly remind: { readonly organizationId: string };
  /** A decision that silence may accept, now or later; null for every one that waits in the organization. */
  readonly silence: { readonly organizationId: string; readonly decisionId: string | null };
  /** An organization in which search has fallen behind. */
  readonly search: { readonly organizationId: string };
  /** An organization whose history goes on past its latest checkpoint. */
  readonly checkpoint: { readonly organizationId: string };
  /** An organization whose whole history is read again and checked. */
  readonly check: { readonly organizationId: string };
  /** An organization with answers that need not be kept any longer. */
  readonly forget: { readonly organizationId: string };
  /** An organization that is to be deleted, when its days of grace are over. */
  readonly dissolve: { readonly organizationId: string };
}

export type QueueName = keyof Jobs;

/** Writes jobs only on the transactions it is handed; it has no connection of its own. */
const writer = new PgBoss({
  db: { executeSql: () => Promise.reject(new Error("A job is written in a verb's transaction.")) },
});

/**
 * Puts a job into the caller's transaction: it exists when that commits, and never when it rolls back. A job whose `id`
 * exists already, done or not, is not put a second time.
 */
export async function enqueue<Q extends QueueName>(
  tx: Tx,
  queue: Q,
  data: Jobs[Q],
  options: { readonly startAfter?: Date; readonly id?: string } = {},
): Promise<void> {
  await writer.send(queue, data, {
    ...options,
    db: { executeSql: (text, values) => tx.$client.query<object>(text, values) },
  });
}

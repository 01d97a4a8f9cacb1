import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "@/lib/env";
import type { Scope } from "./scope";

/** A transaction that sees exactly one scope's rows. `$client` is its connection, for what drizzle does not speak (jobs). */
export type Tx = NodePgDatabase & { readonly $client: pg.PoolClient; readonly [afterCommit]: (() => void)[] };

const afterCommit: unique symbol = Symbol("after commit");
const poolKey = Symbol.for("accord.pool");
const open = new AsyncLocalStorage<string>();
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Global = typeof globalThis & { [poolKey]?: pg.Pool };

/** The process's one pool. Next loads modules several times, so it hangs on `globalThis`. */
export function pool(): pg.Pool {
  const home: Global = globalThis;
  home[poolKey] ??= createPool();
  return home[poolKey];
}

function createPool(): pg.Pool {
  const created = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_SIZE,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that the server drops must not end the process; the next query opens a new one.
  created.on("error", () => undefined);
  return created;
}

/** Drizzle on the pool, for the global tables only: tenant tables answer it with no rows. */
export function database(): NodePgDatabase {
  return drizzle(pool());
}

/**
 * Runs `work` in one transaction that sees only `scope`'s organization. Commits when it resolves, rolls back when it
 * throws. Refuses to nest, because an inner scope would silently replace the outer one.
 */
export function withOrg<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(`set_config('app.organization_id', ${quoted(scope.organizationId)}, true)`, scope.userId, work);
}

/** Runs `work` in a transaction that knows only the person: their own memberships, and the global tables. */
export function withUser<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(`set_config('app.organization_id', '', true)`, userId, work);
}

/** Has `effect` run once the transaction has committed; never when it rolls back. */
export function onCommit(tx: Tx, effect: () => void): void {
  tx[afterCommit].push(effect);
}

async function transact<T>(setOrganization: string, userId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (open.getStore() !== undefined) throw new Error("withOrg and withUser do not nest: pass the open transaction on.");
  const client = await pool().connect();
  const effects: (() => void)[] = [];
  let broken: Error | undefined;
  try {
    const setUser = `set_config('app.user_id', ${userId === null ? "''" : quoted(userId)}, true)`;
    await client.query(`begin; select ${setOrganization}, ${setUser}`);
    const tx = Object.assign(drizzle(client), { [afterCommit]: effects });
    const value = await open.run("open", () => work(tx));
    await client.query("commit");
    for (const effect of effects) effect();
    return value;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A UUID as an SQL literal. Anything else is a bug in the caller, not input. */
function quoted(id: string): string {
  if (!UUID.test(id)) throw new Error("A scope needs UUIDs.");
  return `'${id}'`;
}

import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { prepareStatements } from "./prepared";
import { connectInTime, isLost, limitQueries, limitStatements, limitWaiting, OutOfTime } from "./reach";
import { withoutValues } from "./redaction";
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
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // An idle connection that the server drops must not end the process; the next query opens a new one.
  created.on("error", () => undefined);
  if (!isBehindPooler()) created.on("connect", prepareStatements);
  created.on("connect", limitQueries);
  limitWaiting(created);
  // Nor does one that is lost between two questions of a transaction: the next question is told.
  created.on("connect", (client) => client.on("error", () => undefined));
  return created;
}

function isBehindPooler(): boolean {
  return env.DATABASE_DIRECT_URL !== undefined && env.DATABASE_DIRECT_URL !== env.DATABASE_URL;
}

/** Drizzle on the pool, for the global tables only: tenant tables answer it with no rows. */
export function database(): NodePgDatabase {
  return drizzle(pool());
}

/** What a transaction begins with. It goes out together with `begin`, so that it costs no round trip of its own. */
export interface Opening {
  /** SQL; its ids are written with `quoted`. */
  readonly statements: string;
  /** Gets the rows of the last statement. What it throws rolls back. */
  readonly check: (rows: unknown) => void;
}

/**
 * Runs `work` in one transaction that sees only `scope`'s organization. Commits when it resolves, rolls back when it
 * throws; the loser of a deadlock runs once more. Refuses to nest: an inner scope would silently replace the outer one.
 */
export function withOrg<T>(scope: Scope, work: (tx: Tx) => Promise<T>, opening?: Opening): Promise<T> {
  const setOrganization = `set_config('app.organization_id', ${quoted(scope.organizationId)}, true)`;
  return transact(setOrganization, scope.userId, work, opening);
}

/**
 * Returns the rows of one SELECT in the scope of the organization at an address, all in one round trip: statements that
 * come in one query are one transaction. For minting a context, which is what proves the membership.
 */
export async function readAtAddress(slug: string, userId: string, select: string): Promise<unknown> {
  const place = `(select organization_id::text from organization_directory where slug = ${pg.escapeLiteral(slug)})`;
  const setOrganization = `set_config('app.organization_id', coalesce(${place}, ''), true)`;
  const setUser = `set_config('app.user_id', ${quoted(userId)}, true)`;
  return rowsOfLast(await pool().query(`select ${setOrganization}, ${setUser}; ${select}`));
}

/** Runs `work` in a transaction that knows only the person: their own memberships, and the global tables. */
export function withUser<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(`set_config('app.organization_id', '', true)`, userId, work);
}

/**
 * What is written last in every transaction of a piece of work. It gets what the transaction comes to; what it throws rolls back. What it
 * returns is called once the database has said that it is committed.
 */
export type BeforeCommit = (client: pg.PoolClient, value: unknown) => Promise<() => void>;

const beforeCommit = new AsyncLocalStorage<BeforeCommit>();

/** Runs `work`, with `write` as the last of each of its transactions: both are kept, or neither is. */
export function withBeforeCommit<T>(write: BeforeCommit, work: () => Promise<T>): Promise<T> {
  return beforeCommit.run(write, work);
}

/** A transaction that stays open while its rows are handed out. */
export interface Snapshot {
  readonly tx: Tx;
  /** Ends it; whoever opened it does. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a transaction that reads only, and sees only `scope`'s organization as it is now until it is closed. A verb may run beside it. One
 * that is left alone for five minutes is ended by the server, so that a reader who stalls holds nothing up.
 */
export async function openSnapshot({ organizationId, userId }: Scope): Promise<Snapshot> {
  const client = await connectInTime(pool());
  let lost: Error | undefined;
  // Nobody may be asking when the server ends it; the next question is told.
  const lose = (error: Error) => (lost = error);
  client.on("error", lose);
  const close = async () => {
    await client.query("rollback").catch(lose);
    client.off("error", lose);
    client.release(lost);
  };
  try {
    await client.query(`begin isolation level repeatable read read only;
      set local idle_in_transaction_session_timeout = '5min';
      select set_config('app.organization_id', ${quoted(organizationId)}, true), ${settingUser(userId)}`);
  } catch (error) {
    await close();
    throw withoutValues(error);
  }
  return { tx: Object.assign(drizzle(client), { [afterCommit]: [] }), close };
}

/** Has `effect` run once the transaction has committed; never when it rolls back. */
export function onCommit(tx: Tx, effect: () => void): void {
  tx[afterCommit].push(effect);
}

async function transact<T>(
  setOrganization: string,
  userId: string | null,
  work: (tx: Tx) => Promise<T>,
  opening?: Opening,
): Promise<T> {
  if (open.getStore() !== undefined) throw new Error("withOrg and withUser do not nest: pass the open transaction on.");
  const setUser = settingUser(userId);
  const check = opening?.check ?? (() => undefined);
  const begin = { statements: `select ${setOrganization}, ${setUser}; ${opening?.statements ?? ""}`, check };
  const { value, effects } = await attempt(begin, work).catch((error: unknown) => {
    // Until it commits a verb is nothing but work in the database, so the loser of a race begins again. So does one whose connection
    // was gone before it began: the server has restarted since it was used last.
    if (!isLostRace(error) && !(error instanceof NeverBegun)) throw error;
    return attempt(begin, work);
  });
  for (const effect of effects) runEffect(effect);
  return value;
}

const settingUser = (userId: string | null) =>
  `set_config('app.user_id', ${userId === null ? "''" : quoted(userId)}, true)`;

interface Committed<T> {
  readonly value: T;
  readonly effects: readonly (() => void)[];
}

async function attempt<T>(begin: Opening, work: (tx: Tx) => Promise<T>): Promise<Committed<T>> {
  const client = await connectInTime(pool());
  const effects: (() => void)[] = [];
  let broken: Error | undefined;
  try {
    const opened = client.query(`begin; ${limitStatements()} ${begin.statements}`).catch(asNeverBegun);
    begin.check(rowsOfLast(await opened));
    const tx = Object.assign(drizzle(client), { [afterCommit]: effects });
    const value = await open.run("open", () => work(tx));
    const committed = await beforeCommit.getStore()?.(client, value);
    await client.query("commit");
    committed?.();
    return { value, effects };
  } catch (error) {
    if (error instanceof Error && (isLost(error) || error instanceof OutOfTime)) broken = error;
    else await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw withoutValues(error);
  } finally {
    client.release(broken);
  }
}

/** The connection was lost before anything was asked on it. */
class NeverBegun extends Error {
  override readonly name = "NeverBegun";
}

function asNeverBegun(error: unknown): never {
  throw isLost(error) ? new NeverBegun("The transaction never began.", { cause: error }) : error;
}

/** What is committed is committed: an effect that fails must not make it look otherwise, nor keep the others from running. */
function runEffect(effect: () => void): void {
  try {
    effect();
  } catch (error) {
    log.error({ err: error }, "an effect after a commit failed");
  }
}

/** PostgreSQL ended this transaction for another's sake: a deadlock, or a serialization failure. Drizzle wraps the error. */
function isLostRace(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && (error.code === "40P01" || error.code === "40001")) return true;
  return isLostRace(error.cause);
}

/**
 * The transaction that a connection of one's own is in: the owner's, who reads every organization in one snapshot to verify it.
 * Nothing runs after its commit.
 */
export function transactionOf(client: pg.ClientBase): Tx {
  return Object.assign(drizzle(asPooled(client)), { [afterCommit]: [] });
}

/** What tells the two apart is `release`, and only `transact` calls it, on connections of its own. */
function asPooled(client: pg.ClientBase): pg.PoolClient {
  return client as pg.PoolClient;
}

/** Several statements in one query have several answers, which pg's types do not know. */
function rowsOfLast(answer: unknown): unknown {
  const last: unknown = Array.isArray(answer) ? answer.at(-1) : answer;
  return typeof last === "object" && last !== null && "rows" in last ? last.rows : [];
}

/** A UUID as an SQL literal. Anything else is a bug in the caller, not input. */
export function quoted(id: string): string {
  if (!UUID.test(id)) throw new Error("A scope needs UUIDs.");
  return `'${id}'`;
}

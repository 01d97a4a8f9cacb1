import type pg from "pg";
import { servedRequest } from "@/lib/request";

/** The longest that one statement of a request may take, in milliseconds. */
const STATEMENT_MS = 5_000;

/** No time is left for this request: whoever waits for it should be told. */
export class OutOfTime extends Error {
  override readonly name = "OutOfTime";
  constructor() {
    super("the database did not answer in time");
  }
}

/** Milliseconds that the request has left for one statement; null where nobody waits. Throws `OutOfTime` when there are none. */
function timeLeft(): number | null {
  const until = servedRequest()?.until ?? null;
  if (until === null) return null;
  const left = until - Date.now();
  if (left <= 0) throw new OutOfTime();
  return Math.min(left, STATEMENT_MS);
}

/** Has the server end a statement that nobody waits for any longer. Empty where nobody waits. */
export function limitStatements(): string {
  const left = timeLeft();
  return left === null ? "" : `set local statement_timeout = ${Math.ceil(left)};`;
}

/**
 * Has a connection give up on a server that does not answer, when the request has no time left: a network that swallows everything says
 * nothing of it. The connection is of no use afterwards.
 */
export function limitQueries(client: pg.ClientBase): void {
  const send: (...parameters: never[]) => unknown = client.query.bind(client);
  const query = (statement: unknown, ...rest: unknown[]): unknown => {
    try {
      const left = timeLeft();
      const limited = left === null ? statement : withLimit(statement, Math.ceil(left));
      const sent: unknown = Reflect.apply(send, undefined, [limited, ...rest]);
      return sent;
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      // As the driver tells of what goes wrong: to the callback, or by its promise.
      const callback = rest.at(-1);
      if (!isCallback(callback)) return Promise.reject(error);
      process.nextTick(() => callback(error));
      return undefined;
    }
  };
  Object.defineProperty(client, "query", { value: query, configurable: true });
}

function isCallback(value: unknown): value is (error: Error) => void {
  return typeof value === "function";
}

function withLimit(statement: unknown, milliseconds: number): unknown {
  const limit = { query_timeout: milliseconds };
  if (typeof statement === "string") return { text: statement, ...limit };
  const isPlain =
    typeof statement === "object" && statement !== null && "text" in statement && !("submit" in statement);
  return isPlain ? { ...statement, ...limit } : statement;
}

/** Has single statements outside of any transaction wait for a connection no longer than their request may take. */
export function limitWaiting(pool: pg.Pool): void {
  const query = async (...parameters: readonly unknown[]): Promise<unknown> => {
    const client = await connectInTime(pool);
    let broken: Error | undefined;
    try {
      const send: (...parameters: never[]) => unknown = client.query.bind(client);
      const answer: unknown = await Reflect.apply(send, undefined, parameters);
      return answer;
    } catch (error) {
      if (error instanceof Error && isOutOfReach(error)) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  };
  Object.defineProperty(pool, "query", { value: query, configurable: true });
}

/** A connection of the pool, waited for no longer than the request may take. */
export async function connectInTime(pool: pg.Pool): Promise<pg.PoolClient> {
  const left = timeLeft();
  if (left === null) return pool.connect();
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new OutOfTime());
    }, left);
  });
  const connecting = pool.connect();
  connecting.then(
    (client) => isLate && client.release(),
    () => undefined,
  );
  try {
    return await Promise.race([connecting, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the network and the driver say when the server is away, restarting, or no longer listening. */
const NETWORK = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND", "EAI_AGAIN"]);
const DRIVER =
  /^(?:Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed)/;
/** Connection exceptions, too many connections, and a server that stops, restarts or starts. */
const AWAY = /^(?:08...|53300|57P0[1235])$/;
/** A statement that the server ended because it took too long. */
const CANCELLED = "57014";

/** Whether a connection on which this was thrown is of no use any longer. Drizzle wraps the error. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && (NETWORK.has(error.code) || AWAY.test(error.code)))
    return true;
  return DRIVER.test(error.message) || isLost(error.cause);
}

/** Whether the database was out of reach, or took too long: trying again in a moment may help. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof OutOfTime || ("code" in error && error.code === CANCELLED)) return true;
  return isLost(error) || isOutOfReach(error.cause);
}

import type pg from "pg";

/** How many different statements a process prepares. Every connection keeps the plans of those it ran. */
const LIMIT = 400;

const names = new Map<string, string>();

/**
 * Has a connection prepare each statement with parameters once and send only its name afterwards: planning is most of
 * what a short query costs, row level security included. Not through a pooler, which gives each transaction another server
 * connection.
 */
export function prepareStatements(client: pg.ClientBase): void {
  const send: (...parameters: never[]) => unknown = client.query.bind(client);
  const query = (statement: unknown, ...rest: unknown[]): unknown =>
    Reflect.apply(send, undefined, [withName(statement), ...rest]);
  Object.defineProperty(client, "query", { value: query, configurable: true });
}

/** Names a statement that comes as drizzle sends it; leaves any other as it is. */
function withName(statement: unknown): unknown {
  if (typeof statement !== "object" || statement === null || !("text" in statement)) return statement;
  const { text } = statement;
  if (typeof text !== "string" || !text.includes("$1")) return statement;
  const name = names.get(text) ?? nextName(text);
  return name === undefined ? statement : { ...statement, name };
}

function nextName(text: string): string | undefined {
  if (names.size >= LIMIT) return undefined;
  const name = `accord_${names.size + 1}`;
  names.set(text, name);
  return name;
}

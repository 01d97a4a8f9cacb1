import { DrizzleQueryError } from "drizzle-orm/errors";
import pg from "pg";

/**
 * Takes what people entered out of a failed query's error, in place: its parameters, and what the database quotes of
 * them. Whoever prints it then, Next included, prints no reason and no ballot. What is no such error passes unchanged.
 */
export function withoutValues<E>(error: E): E {
  if (error instanceof DrizzleQueryError) {
    restate(error, `Failed query: ${error.query}`);
    error.params = [];
    withoutValues(error.cause);
  }
  if (error instanceof pg.DatabaseError) {
    // Class 22, data exceptions, quote the value that does not fit.
    if (error.code?.startsWith("22")) restate(error, `a value does not fit (${error.code})`);
    error.detail = undefined;
    error.hint = undefined;
    error.where = undefined;
    error.internalQuery = undefined;
  }
  return error;
}

/** Gives an error another message, in its stack too. */
function restate(error: Error, message: string): void {
  error.stack = error.stack?.replace(error.message, () => message);
  error.message = message;
}

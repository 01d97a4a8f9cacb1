import { DrizzleQueryError } from "drizzle-orm/errors";
import pg from "pg";
import { z } from "zod";

/**
 * Takes what people entered out of an error, in place: of a failed query its parameters, and what the database quotes of them; of a row
 * that is not as it should be what its shape or its parser quotes. Whoever prints it then, Next included, prints no reason and no ballot.
 * What is no such error passes unchanged.
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
  if (error instanceof z.core.$ZodError) {
    const places = error.issues.map(({ code, path }) => `${code} at ${path.join(".")}`);
    restate(error, `not of its shape: ${places.slice(0, MOST_PLACES).join(", ")}`);
    for (const issue of error.issues) Object.assign(issue, { message: "" });
  }
  if (error instanceof SyntaxError && error.message.includes("JSON")) restate(error, "no JSON");
  return error;
}

const MOST_PLACES = 5;

/** Gives an error another message, in its stack too. */
function restate(error: Error, message: string): void {
  error.stack = error.stack?.replace(error.message, () => message);
  error.message = message;
}

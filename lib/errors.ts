/** The closed set of ways to be refused. */
export const REFUSAL_CODES = [
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "CONFLICT",
  "INVALID",
  "PRECONDITION",
  "RATE_LIMITED",
  "UNAVAILABLE",
  "INTERNAL",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What a refusal looks like on the wire and in a form: a sentence that says what to do, and, for a form, where. */
export interface RefusalValue {
  readonly code: RefusalCode;
  readonly message: string;
  /** Messages by field path, for `INVALID`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What the caller needs to go on, such as both texts of a conflict. Never anything the caller may not see. */
  readonly detail?: unknown;
  /** After how many seconds to try again, where trying again helps. */
  readonly retryAfter?: number;
}

/** The answer of `action()` and `endpoint()`: a value, or a refusal as a value. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: RefusalValue };

/** A refusal that a person can cause. Thrown inside a verb so that its transaction rolls back; the adapters return it as a value. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly fields?: Readonly<Record<string, string>>,
    readonly detail?: unknown,
    /** After how many seconds to try again, where trying again helps. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }

  /** The part that may leave the server. */
  toValue(): RefusalValue {
    const { code, message, fields, detail, retryAfter } = this;
    return {
      ...{ code, message, ...(fields && { fields }) },
      ...(detail !== undefined && { detail }),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  }
}

/** `what` as in "decision". A foreign or invisible row gets the same answer as one that never was. */
export const notFound = (what: string) =>
  new Refusal("NOT_FOUND", `This ${what} does not exist, or you may not see it.`);
/** For a `catch`: NOT_FOUND is said of `what`, because whoever may not see what it hangs on is not told of either; all else passes. */
export const notFoundAs =
  (what: string) =>
  (error: unknown): never => {
    throw error instanceof Refusal && error.code === "NOT_FOUND" ? notFound(what) : error;
  };
export const forbidden = (message: string) => new Refusal("FORBIDDEN", message);
export const conflict = (message: string, detail?: unknown) => new Refusal("CONFLICT", message, undefined, detail);
export const precondition = (message: string) => new Refusal("PRECONDITION", message);
export const invalid = (message: string, fields?: Readonly<Record<string, string>>) =>
  new Refusal("INVALID", message, fields);

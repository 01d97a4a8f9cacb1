import { invalid, Refusal, type RefusalValue, type Result } from "../errors";

/** For how long an answer is kept. */
export const KEPT_HOURS = 24;

/** A request that has said nothing for so long is taken for cut off, and whoever repeats it begins anew. */
export const CLAIM_SECONDS = 60;

/** How long whoever repeats a request waits for the first to be answered. */
export const PATIENCE_MS = 6_000;

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Refuses a key that is none. */
export function assertKey(key: string): void {
  if (!KEY.test(key)) throw invalid("An Idempotency-Key has 1 to 255 visible characters, without spaces.");
}

/** A key stands for one request. */
export const otherRequest = () =>
  invalid("This Idempotency-Key was sent with another request before. Send a new key with a new request.");

/** The first request with this key is still being worked on. */
export const stillWorking = () =>
  new Refusal(
    "CONFLICT",
    "This request is already being worked on. Send it again in a moment with the same key.",
    undefined,
    undefined,
    1,
  );

/** Answers that say nothing of the work itself: the same key may try again. */
const PASSING: readonly RefusalValue["code"][] = ["UNAVAILABLE", "RATE_LIMITED", "UNAUTHENTICATED"];

/** Whether whoever repeats the request gets this answer again. */
export const isKept = (error: unknown): error is Refusal => error instanceof Refusal && !PASSING.includes(error.code);

/** An answer as it is kept. */
export const asKept = <T>(answer: Result<T>): string => JSON.stringify(answer);

/** What a kept answer says; throws the refusal that it is. */
export function fromKept<T>(kept: string): T {
  const answer = ofOurOwn<T>(JSON.parse(kept));
  if (answer.ok) return answer.value;
  const { code, message, fields, detail, retryAfter } = answer.refusal;
  throw new Refusal(code, message, fields, detail, retryAfter);
}

/** Only `asKept` wrote it, for the request whose hash stands beside it, so it is an answer of the same verb. */
function ofOurOwn<T>(answer: unknown): Result<T> {
  return answer as Result<T>;
}

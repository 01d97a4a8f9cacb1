import type { Result } from "@/lib/errors";

interface Options {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: object;
  /** Lets the request outlive the page, for what a closing tab still holds: as far as a browser allows. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

/** A request that outlives its page may carry 64 KiB, else it is refused unsent. This leaves room for its head. */
const KEEPALIVE_LIMIT = 60_000;

/** Asks one of our own endpoints. A silent network is a refusal too, so that callers have one way to fail. */
export async function request<T>(url: string, { body, keepalive, ...options }: Options): Promise<Result<T>> {
  const text = body && JSON.stringify(body);
  const isSmall = new TextEncoder().encode(text).length <= KEEPALIVE_LIMIT;
  try {
    const response = await fetch(url, {
      ...options,
      keepalive: keepalive === true && isSmall,
      ...(text && { headers: { "content-type": "application/json" }, body: text }),
    });
    return asResult<T>(await response.json());
  } catch {
    return {
      ok: false,
      refusal: { code: "UNAVAILABLE", message: "The server does not answer. Try again in a moment." },
    };
  }
}

/** Every endpoint answers with a `Result`: `lib/endpoint.ts` makes nothing else. */
function asResult<T>(answer: unknown): Result<T> {
  return answer as Result<T>;
}

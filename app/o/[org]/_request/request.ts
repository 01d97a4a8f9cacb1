import type { Result } from "@/lib/errors";

interface Options {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: object;
  /** Lets the request outlive the page, for what a closing tab still holds. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

/** Asks one of our own endpoints. A silent network is a refusal too, so that callers have one way to fail. */
export async function request<T>(url: string, { body, ...options }: Options): Promise<Result<T>> {
  try {
    const response = await fetch(url, {
      ...options,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
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

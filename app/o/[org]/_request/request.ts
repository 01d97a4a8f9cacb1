import type { Result } from "@/lib/errors";

interface Options {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: object;
  /** Lets the request outlive the page, for what a closing tab still holds: as far as a browser allows. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
  /** What must happen once: it gets a key by which the server knows it again, and is sent again when no answer came. */
  readonly isRepeatable?: boolean;
}

/** Pauses before what may be repeated is sent again, in milliseconds. */
const PAUSES = [300, 1_500];

/** A request that outlives its page may carry 64 KiB, else it is refused unsent. This leaves room for its head. */
const KEEPALIVE_LIMIT = 60_000;

/** Asks one of our own endpoints. A silent network is a refusal too, so that callers have one way to fail. */
export async function request<T>(url: string, options: Options): Promise<Result<T>> {
  const { body, keepalive, isRepeatable, method, signal } = options;
  const text = body && JSON.stringify(body);
  const isSmall = new TextEncoder().encode(text).length <= KEEPALIVE_LIMIT;
  const headers = {
    ...(text && { "content-type": "application/json" }),
    ...(isRepeatable === true && { "idempotency-key": newKey() }),
  };
  const init = { method, signal, headers, body: text, keepalive: keepalive === true && isSmall };
  for (const pause of [...(isRepeatable === true ? PAUSES : []), null]) {
    try {
      const response = await fetch(url, init);
      return asResult<T>(await response.json());
    } catch {
      if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return {
    ok: false,
    refusal: { code: "UNAVAILABLE", message: "The server does not answer. Try again in a moment." },
  };
}

/** 128 random bits. A page over plain http has no `randomUUID`. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Every endpoint answers with a `Result`: `lib/endpoint.ts` makes nothing else. */
function asResult<T>(answer: unknown): Result<T> {
  return answer as Result<T>;
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const actionsShape = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });
const answerShape = z.object({ ok: z.literal(true), value: z.unknown() });

/** One person's requests, as their browser sends them. An answer is what was acknowledged; null when nothing was. */
export class Browser {
  readonly #origin: string;
  readonly #actions: ReadonlyMap<string, string>;
  readonly #address: string;
  #cookies = "";

  /** `address` is whom the app takes the visitor for, behind its one trusted proxy: tries are counted by it. */
  constructor(origin: string, root: string, address: string) {
    this.#origin = origin;
    this.#address = address;
    const file = path.join(root, ".next", "server", "server-reference-manifest.json");
    const { node } = actionsShape.parse(JSON.parse(readFileSync(file, "utf8")));
    this.#actions = new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
  }

  /** Calls a server action from the page that offers it. */
  async act(page: string, action: string, ...input: readonly unknown[]): Promise<unknown> {
    const headers = { "next-action": this.#actions.get(action) ?? "", accept: "text/x-component" };
    return this.#send(page, headers, "text/plain;charset=UTF-8", input);
  }

  /** Posts JSON to a route handler; with a key, so that it may be sent again. */
  async post(page: string, body: object, key?: string): Promise<unknown> {
    return this.#send(page, key === undefined ? {} : { "idempotency-key": key }, "application/json", body);
  }

  /** Takes over the session of a browser that signed in at another process of the same app. */
  enterAs(other: Browser): void {
    this.#cookies = other.#cookies;
  }

  /** Asks for a page, on a connection of its own. Returns the status of a whole answer; 0 when there was none. */
  async get(page: string): Promise<number> {
    const headers = { cookie: this.#cookies, "x-forwarded-for": this.#address, connection: "close" };
    try {
      const answer = await fetch(`${this.#origin}${page}`, { headers, signal: AbortSignal.timeout(20_000) });
      await answer.text();
      return answer.status;
    } catch {
      return 0;
    }
  }

  /** Opens a live stream. `opened` once its first words are there, `heard` with everything it said when it has ended. */
  listen(page: string): { readonly opened: Promise<void>; readonly heard: Promise<string> } {
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    const hear = async () => {
      const answer = await fetch(`${this.#origin}${page}`, { headers: { cookie: this.#cookies } });
      let heard = "";
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) {
        heard += decoder.decode(chunk, { stream: true });
        open();
      }
      return heard;
    };
    return { opened, heard: hear().catch(() => "") };
  }

  async #send(page: string, headers: Record<string, string>, type: string, body: unknown): Promise<unknown> {
    try {
      const answer = await fetch(`${this.#origin}${page}`, {
        method: "POST",
        headers: {
          ...headers,
          "content-type": type,
          origin: this.#origin,
          cookie: this.#cookies,
          "x-forwarded-for": this.#address,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      const text = await answer.text();
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
      if (cookies.length > 0) this.#cookies = cookies.join("; ");
      return acknowledged(text);
    } catch {
      return null;
    }
  }
}

/** The typed result in a JSON answer, or in one line of the stream that answers an action. */
function acknowledged(text: string): unknown {
  for (const line of text.split("\n")) {
    try {
      const found = answerShape.safeParse(JSON.parse(line.replace(/^[0-9a-f]+:/, "")));
      if (found.success) return found.data.value;
    } catch {
      // Other lines of the stream are not JSON.
    }
  }
  return null;
}

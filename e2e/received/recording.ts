import type { APIResponse, Page, Route } from "@playwright/test";
import { masked, normalForm } from "./normal-form";

/** One thing a browser was sent: what was asked, and what came, in its normal form. */
export interface Received {
  readonly asked: string;
  readonly body: string;
  /** As it came, byte for byte. */
  readonly raw: string;
}

/** What a browser is sent, in the order in which it comes. */
export interface Recording {
  readonly received: readonly Received[];
  /** Asks for an address in each way in which a browser does, with its own session. */
  readonly ask: (path: string) => Promise<void>;
  /** Ends it once what is under way has come. */
  readonly end: () => Promise<void>;
}

/** How a browser asks for a page: whole, or, as the router does, its data, and its data ahead of time. */
const WAYS = [
  ["asked whole", {}],
  ["asked data", { rsc: "1" }],
  ["asked ahead", { rsc: "1", "next-router-prefetch": "1" }],
] as const;
const SAME_ORIGIN = { "sec-fetch-site": "same-origin" };

/**
 * Records every answer that reaches this person's browser from our server, and every frame of its event stream. What the
 * router fetches ahead is held back, because how much of it comes depends on the machine: `ask` for it instead.
 */
export async function record({ page }: { readonly page: Page }): Promise<Recording> {
  const received: Received[] = [];
  const keep = async (kind: string, url: string, answer: APIResponse) => {
    const { pathname, searchParams } = new URL(url);
    searchParams.delete("_rsc");
    const query = searchParams.toString();
    const headers = answer.headers();
    const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1];
    const raw = await answer.text();
    received.push({
      raw,
      asked: masked(`${kind} ${pathname}${query === "" ? "" : `?${query}`}`),
      body: `${answer.status()} ${headers["content-type"] ?? ""}\n${normalForm(raw, nonce)}`,
    });
  };
  const pass = async (route: Route) => {
    const request = route.request();
    const headers = request.headers();
    if (headers["next-router-prefetch"] !== undefined) return route.abort();
    const answer = await route.fetch({ maxRedirects: 0, maxRetries: 2 });
    const what = headers["rsc"] !== undefined ? "payload" : request.isNavigationRequest() ? "document" : "answer";
    await keep(`${request.method()} ${what}`, request.url(), answer);
    await route.fulfill({ response: answer });
  };
  // The files of the build are the same for everybody, and the stream never ends: its frames are heard one by one.
  await page.context().route((url) => !/^\/(?:_next\/static\/|api\/live\/|icon\.svg$)/.test(url.pathname), pass);
  await page.addInitScript(neverLeave);
  await page.evaluate(neverLeave);
  const network = await page.context().newCDPSession(page);
  network.on("Network.eventSourceMessageReceived", ({ eventName, data }) => {
    // The stream's pulse comes by the clock, and is empty.
    if (eventName !== "beat" || data !== "{}")
      received.push({ asked: `frame ${eventName}`, body: masked(data), raw: data });
  });
  await network.send("Network.enable");
  const ask = async (path: string) => {
    const url = new URL(path, page.url()).href;
    for (const [kind, headers] of WAYS)
      await keep(kind, url, await page.request.get(url, { headers: { ...headers, ...SAME_ORIGIN }, maxRetries: 2 }));
  };
  const end = () => page.context().unrouteAll({ behavior: "wait" });
  return { received, ask, end };
}

/**
 * Runs in the page. Leaving home notes that it was seen, in time for the next visit or not, as the machine has it: nobody
 * leaves here, so that home says the same in every session.
 */
function neverLeave(): void {
  window.addEventListener("visibilitychange", (event) => event.stopImmediatePropagation(), true);
}

/**
 * What one browser was sent and the other was not, by what was asked: with the first line that differs. How often the same
 * came again does not count, because hints in quick succession are answered by one refresh.
 */
export function differences(one: readonly Received[], other: readonly Received[]): readonly string[] {
  const [left, right] = [distinct(one), distinct(other)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((asked) => {
    const [bodies = [], others = []] = [left.get(asked), right.get(asked)];
    const at = Array.from({ length: Math.max(bodies.length, others.length) }, (_, index) => index);
    const first = at.find((index) => bodies[index] !== others[index]);
    if (first === undefined) return [];
    const [lines, otherLines] = [bodies, others].map((texts) => texts[first]?.split("\n") ?? ["nothing"]);
    const line = lines?.findIndex((text, index) => text !== otherLines?.[index]) ?? 0;
    return [`${asked}: ${lines?.at(line) ?? ""} | ${otherLines?.at(line) ?? ""}`];
  });
}

function distinct(received: readonly Received[]): ReadonlyMap<string, readonly string[]> {
  const bodies = new Map<string, string[]>();
  for (const { asked, body } of received) {
    const known = bodies.get(asked) ?? [];
    if (!known.includes(body)) bodies.set(asked, [...known, body]);
  }
  return bodies;
}

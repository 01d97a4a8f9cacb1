import type { Headers } from "../asking/ask";
import { isEmpty } from "./tricks";

/** What came of opening an address. */
export interface Opened {
  /**
   * O it is shown · N 404 · F 403, or led to where a refusal is explained · U told to sign in, or led there · R led on · anything else is
   * the status.
   */
  readonly letter: string;
  readonly text: string;
  /** An empty object: see `isEmpty`. */
  readonly isNothing: boolean;
}

/** Opens an address. Live streams have no end: that one was opened is all there is to it. */
export async function open(url: string, headers: Headers): Promise<Opened> {
  const answer = await fetch(url, { headers: { ...headers }, redirect: "manual" });
  const location = answer.headers.get("location") ?? "";
  // The router's requests are answered at an address that says what they asked for.
  if (headers["rsc"] !== undefined && location.includes("_rsc") && !url.includes("_rsc")) {
    await answer.arrayBuffer();
    return open(new URL(location, url).href, headers);
  }
  if (answer.headers.get("content-type")?.startsWith("text/event-stream") === true) {
    await answer.body?.cancel();
    return { letter: "O", text: "", isNothing: false };
  }
  const text = await answer.text();
  return { letter: letterOf(answer.status, location, text), text: `${location}\n${text}`, isNothing: isEmpty(text) };
}

function letterOf(status: number, location: string, text: string): string {
  if (status === 401 || /\/sign-in(?:\?|$)/.test(location)) return "U";
  if (status === 404) return "N";
  if (status === 403 || /\/sso\?refused=/.test(location)) return "F";
  if (location !== "") return "R";
  // A page that was begun cannot take back its status: what it is then stands in its text.
  if (text.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "N";
  if (text.includes("NEXT_REDIRECT;replace;/sign-in")) return "U";
  if (text.includes("NEXT_REDIRECT;replace;/")) return "R";
  return status === 200 ? "O" : `[${status}]`;
}

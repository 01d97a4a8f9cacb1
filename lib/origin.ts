import { Refusal } from "./errors";

/**
 * Refuses a write that did not come from our own pages. Browsers say so in `Sec-Fetch-Site`; older ones by `Origin`,
 * which has to name the host that was asked. `Origin: null` and silence are refused.
 */
export function assertSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (site === null && origin !== null && origin !== "null" && hostOf(origin) === host) return;
  throw new Refusal("FORBIDDEN", "This request did not come from Accord's own pages. Reload the page and try again.");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

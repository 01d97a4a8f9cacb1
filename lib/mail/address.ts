import { isIP } from "node:net";

/**
 * The mail server's address with encryption demanded: `smtp:` alone would go on in the clear when somebody on the way hides that the
 * server offers it. This machine's own server need not offer it; `?requireTLS=false` says so of another.
 */
export function withEncryption(address: string): string {
  const url = new URL(address);
  const isAsked = url.searchParams.has("requireTLS") || url.searchParams.has("ignoreTLS");
  if (url.protocol !== "smtp:" || isAsked || isOwnMachine(url.hostname)) return address;
  url.searchParams.set("requireTLS", "true");
  return url.href;
}

function isOwnMachine(host: string): boolean {
  return host === "localhost" || host === "[::1]" || (isIP(host) === 4 && host.startsWith("127."));
}

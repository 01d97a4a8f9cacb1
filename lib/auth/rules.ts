/** The shortest password, in characters. */
export const PASSWORD_MINIMUM = 10;

const BASE = "http://accord.invalid";

/**
 * Where to go after signing in: a path of this site, or "/". Anything a browser could read as another host (two slashes,
 * a backslash, a control character, a scheme) becomes "/", also when it appears only after dots are resolved.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || next.length > 2000 || !next.startsWith("/")) return "/";
  if (/[\\\p{Cc}\s]/u.test(next) || !URL.canParse(next, BASE)) return "/";
  const url = new URL(next, BASE);
  if (url.origin !== BASE || url.pathname.startsWith("//") || url.pathname.startsWith("/api/")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

const MOST_OF_PATH = 300;
/** In these addresses stands a secret, behind the first part. */
const SECRET = /^\/(invite|reset|share|verify|sign-in|address)\/.*/s;

/** What the log says of an address: without its question, and without a secret. */
export function loggedPath(url: string): string {
  return url
    .replace(/[?#].*/s, "")
    .replace(SECRET, "/$1/…")
    .slice(0, MOST_OF_PATH);
}

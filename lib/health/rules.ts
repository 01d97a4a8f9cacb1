const MOST_OF_PATH = 300;
/** In these addresses stands a secret, behind the first part. */
const SECRET = /^\/(invite|reset|share|verify|sign-in|address)\/.*/s;

/** Pictures and files are called what somebody called them. */
const NAMED = /^(\/(?:o|share)\/.*\/attachments)\/.*/s;

/** What the log says of an address: without its question, without a secret and without what people wrote. */
export function loggedPath(url: string): string {
  return url
    .replace(/[?#].*/s, "")
    .replace(SECRET, "/$1/…")
    .replace(NAMED, "$1/…")
    .slice(0, MOST_OF_PATH);
}

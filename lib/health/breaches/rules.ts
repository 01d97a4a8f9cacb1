import { loggedPath } from "../rules";
import type { Breach } from "./input";

/** What the log says of a breach. */
interface LoggedBreach {
  /** Such as `script-src-elem`. */
  readonly directive: string;
  /** Of what was refused, only its place: `inline`, `eval`, or the origin it would have come from. */
  readonly refused: string;
  /** The path of the page, without what is secret in it. */
  readonly page: string;
}

/** A breach without words of people: addresses carry searches and tokens, so only origins and paths are kept. */
export function loggedBreach({ directive, blocked, document }: Breach): LoggedBreach {
  return {
    directive: wordOf(directive),
    refused: URL.canParse(blocked) ? placeOf(new URL(blocked)) : wordOf(blocked),
    page: pageOf(document),
  };
}

/** Documents of ours have an address of the web; of others nothing is said. */
function pageOf(document: string): string {
  return /^https?:\/\//.test(document) && URL.canParse(document) ? loggedPath(new URL(document).pathname) : "";
}

/** Of `data:` and `blob:` only the scheme: what follows is content. */
const placeOf = (url: URL) => (url.origin === "null" ? url.protocol : url.origin);

const wordOf = (text: string) => /^[\w-]{1,60}$/.exec(text)?.[0] ?? "";

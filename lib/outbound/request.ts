import "server-only";
import { lookup as resolveName, type LookupAddress } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps, type RequestOptions } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { env } from "@/lib/env";
import { precondition } from "@/lib/errors";
import { isPublicAddress } from "./addresses";

const MILLISECONDS = 5000;
const MOST_BYTES = 1024 * 1024;

/** Finds all addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly resolve?: Resolve;
}

/** What whoever named the address is told. It says nothing of what lies there. */
const refused = (host: string) =>
  precondition(
    `${host} is not reached from here: only https addresses on the open internet are. For one in your own network, set OUTBOUND_ALLOW on the server.`,
  );

/**
 * The one way out to an address that somebody typed. Only https, and only to public addresses: each address the name resolves to
 * is looked at when it connects, and that very address is connected to, so that a name cannot change its mind in between. No redirect
 * is followed, no proxy asked; five seconds and 1 MB at most. Hosts in OUTBOUND_ALLOW are trusted with http and any address.
 */
export async function askOutside(address: string, asked: Asked = {}): Promise<Response> {
  if (!URL.canParse(address)) throw refused("This address");
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isTrusted = isAllowed(url);
  const isPlain = url.protocol === "http:";
  if ((!isPlain && url.protocol !== "https:") || url.username !== "" || url.password !== "") throw refused(host);
  if (!isTrusted && (isPlain || (isIP(host) !== 0 && !isPublicAddress(host)))) throw refused(host);
  const lookup = isTrusted ? undefined : guardedLookup(host, asked.resolve ?? resolveAll);
  return send(isPlain ? requestHttp : requestHttps, url, {
    method: asked.method ?? "GET",
    headers: { ...asked.headers, "accept-encoding": "identity" },
    agent: false,
    ...(lookup && { lookup }),
    body: asked.body,
  });
}

/** Is this host named in OUTBOUND_ALLOW, as `host` or `host:port`? */
function isAllowed({ hostname, host }: URL): boolean {
  return env.OUTBOUND_ALLOW.split(",").some((entry) => {
    const allowed = entry.trim().toLowerCase();
    return allowed !== "" && (allowed === hostname || allowed === host);
  });
}

/** A lookup for one connection that hands out addresses only when every one of them is public. */
function guardedLookup(host: string, resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => isPublicAddress(address)))
          return done(refused(host), [], 0);
        if (options.all === true) return done(null, [...found]);
        return done(null, first.address, first.family);
      },
      () => done(precondition(`The name ${host} is not known. Check its spelling.`), [], 0),
    );
  };
}

const resolveAll: Resolve = (name) =>
  new Promise((resolve, reject) =>
    resolveName(name, { all: true, verbatim: true }, (error, found) =>
      error === null ? resolve(found) : reject(error),
    ),
  );

function send(
  start: typeof requestHttps,
  url: URL,
  { body, ...options }: RequestOptions & { readonly body?: string },
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = start(url, { ...options, signal: AbortSignal.timeout(MILLISECONDS) }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST_BYTES) request.destroy(precondition(`${url.hostname} answered with more than 1 MB.`));
        else chunks.push(chunk);
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const status = answer.statusCode ?? 502;
        const headers = new Headers();
        for (const [name, value] of Object.entries(answer.headers))
          if (value !== undefined) headers.set(name, String(value));
        const isEmpty = [204, 205, 304].includes(status);
        try {
          resolve(new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers }));
        } catch {
          // A status that there is none of, such as 999. Thrown here it would reach nobody, and the caller would wait for ever.
          reject(precondition(`${url.hostname} gave an answer that cannot be read.`));
        }
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

import { z } from "zod";
import { REFUSAL_CODES } from "@/lib/errors";
import type { BuiltAction } from "./manifest";

/** Headers that a request goes out with, beside those that make it what it is. */
export type Headers = Readonly<Record<string, string>>;

const resultShape = z.union([
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), refusal: z.object({ code: z.enum(REFUSAL_CODES), message: z.string() }) }),
]);

const tokenShape = z.object({ csrfToken: z.string() });
const fieldsShape = z.record(z.string(), z.unknown());

/** What an action or endpoint answered: `OK`, the code of its refusal, or the status of an answer that is neither. */
export interface Answer {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

/** Calls a server action as a page of ours does. */
export async function callAction(
  appUrl: string,
  { id }: Pick<BuiltAction, "id">,
  page: string,
  args: readonly unknown[],
  headers: Headers,
): Promise<Answer> {
  const response = await fetch(`${appUrl}${page}`, {
    method: "POST",
    redirect: "manual",
    headers: sent({
      "next-action": id,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      origin: appUrl,
      ...headers,
    }),
    body: JSON.stringify(args.map(asSent)),
  });
  const text = await response.text();
  return { status: response.status, code: codeOf(valueOf(text)) ?? `HTTP ${response.status}`, text };
}

/** Asks a route handler as a page of ours does. `body` is sent as JSON, bytes as they are. */
export async function callEndpoint(
  appUrl: string,
  method: string,
  address: string,
  body: unknown,
  headers: Headers,
): Promise<Answer> {
  const isBytes = body instanceof Uint8Array;
  const response = await fetch(`${appUrl}${address}`, {
    method,
    redirect: "manual",
    headers: sent({
      "content-type": isBytes ? "application/octet-stream" : "application/json",
      origin: appUrl,
      ...headers,
    }),
    body: isBytes ? Uint8Array.from(body) : JSON.stringify(body),
  });
  const text = await response.text();
  // Long work says how it went in its last line.
  const said = codeOf(jsonOf(text)) ?? codeOf(jsonOf(text.trimEnd().split("\n").at(-1)));
  return {
    status: response.status,
    code: said ?? (response.status === 200 || response.status === 204 ? "OK" : `HTTP ${response.status}`),
    text,
  };
}

/** Signs in by next-auth's own form. Only our own pages can read the token that goes with it; without a session, nobody was let in. */
export async function callForm(appUrl: string, fields: unknown, headers: Headers): Promise<Answer> {
  const asked = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = tokenShape.parse(await asked.json());
  const isOurs = headers["origin"] === undefined && headers["sec-fetch-site"] === undefined;
  const carried = asked.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const said = Object.entries(fieldsShape.parse(fields)).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const answer = await fetch(`${appUrl}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: sent({
      "content-type": "application/x-www-form-urlencoded",
      origin: appUrl,
      ...headers,
      cookie: isOurs ? [headers["cookie"] ?? "", ...carried].filter(Boolean).join("; ") : "",
    }),
    body: new URLSearchParams([...said, ...(isOurs ? [["csrfToken", csrfToken]] : []), ["json", "true"]]),
  });
  const isIn = answer.headers.getSetCookie().some((cookie) => /^[\w.-]*session=[^;]/.test(cookie));
  return { status: answer.status, code: isIn ? "OK" : "UNAUTHENTICATED", text: await answer.text() };
}

/** A header without a value is not sent at all. */
const sent = (headers: Headers) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));

/** React sends what JSON does not know, and texts that begin like its own marks, with a mark. */
function asSent(value: unknown): unknown {
  if (value === undefined) return "$undefined";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string") return value.startsWith("$") ? `$${value}` : value;
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asSent(part)]));
}

/** The action's value in React's stream: the row that the first one names. */
function valueOf(text: string): unknown {
  const rows = new Map<string, string>();
  for (const line of text.split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) rows.set(line.slice(0, at), line.slice(at + 1));
  }
  const named = /"a":"\$@([0-9a-f]+)"/.exec(rows.get("0") ?? "")?.[1];
  return jsonOf(rows.get(named ?? ""));
}

/** The answer's code where it is one of our results. */
function codeOf(value: unknown): string | undefined {
  const result = resultShape.safeParse(value);
  if (!result.success) return undefined;
  return result.data.ok ? "OK" : result.data.refusal.code;
}

/** What a text says as JSON; undefined where it says nothing. */
function jsonOf(text: string | undefined): unknown {
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

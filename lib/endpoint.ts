import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import type { z } from "zod";
import type { Ctx } from "./access/context";
import { contextForChange, contextForRequest } from "./auth/context";
import { readBytes } from "./byte-body";
import { invalid, Refusal, type RefusalCode, type Result } from "./errors";
import { once } from "./idempotency/mutations";
import { readJsonBody } from "./json-body";
import { log } from "./log";
import { assertSameOrigin } from "./origin";
import { parse, toResult } from "./refuse";
import { unlimited } from "./request";

const STATUS: Readonly<Record<RefusalCode, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  INVALID: 422,
  PRECONDITION: 412,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Whatever opens it: it loads nothing, and stands in no frame. */
const NO_PAGE = { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" };

type Params = { readonly params: Promise<Readonly<Record<string, string>>> };

/** Makes a route handler of a verb. The body is JSON; the organization is the route's `org` segment; route parameters join the input. */
export function endpoint<S extends z.ZodType, T>(shape: S, verb: (ctx: Ctx, input: z.output<S>) => Promise<T>) {
  return async (request: NextRequest, { params }: Params): Promise<NextResponse> => {
    const result = await toResult(verb.name, async () => {
      // A read changes nothing and no other site sees its answer; over plain http it does not say where it came from.
      if (request.method !== "GET") assertSameOrigin(request.headers);
      const { org = "", ...rest } = await params;
      const ctx = await (request.method === "GET" ? contextForRequest(org) : contextForChange(org));
      const body =
        request.method === "GET" ? Object.fromEntries(request.nextUrl.searchParams) : await readJsonBody(request);
      const input = parse(shape, { ...body, ...rest });
      return repeatable(request, ctx, { body: JSON.stringify(body) }, () => verb(ctx, input));
    });
    return answer(result);
  };
}

/** Does a write once where its sender named it by an `Idempotency-Key`, so that they may repeat it when no answer came. */
function repeatable<T>(
  request: NextRequest,
  ctx: Ctx,
  { body = "", isLong = false }: { readonly body?: string | Uint8Array; readonly isLong?: boolean },
  work: () => Promise<T>,
): Promise<T> {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method === "GET") return work();
  const { pathname, search } = request.nextUrl;
  return once(ctx, { key, request: [request.method, `${pathname}${search}`, body], isLong }, work);
}

/** What an upload hands to its verb. */
export interface Uploaded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly signal: AbortSignal;
}

/**
 * Makes a route handler that takes in a body of at most `limit` bytes. The route's parameters are the input. `allow` refuses before the body
 * is read; the verb proves it once more.
 */
export function upload<S extends z.ZodType, T>(
  shape: S,
  limit: number,
  allow: (ctx: Ctx, input: z.output<S>) => Promise<void>,
  verb: (ctx: Ctx, input: z.output<S>, uploaded: Uploaded) => Promise<T>,
) {
  return async (request: NextRequest, { params }: Params): Promise<NextResponse> => {
    const result = await toResult(verb.name, async () => {
      assertSameOrigin(request.headers);
      const { org = "", ...rest } = await params;
      const ctx = await contextForChange(org);
      const input = parse(shape, rest);
      await allow(ctx, input);
      const megabytes = Math.floor(limit / 1024 / 1024);
      const bytes = await readBytes(request, limit, () =>
        invalid(`This is larger than ${megabytes} MB. Send less at once.`),
      );
      const contentType = request.headers.get("content-type") ?? "";
      return unlimited(() =>
        repeatable(request, ctx, { body: bytes }, () =>
          verb(ctx, input, { bytes, contentType, signal: request.signal }),
        ),
      );
    });
    return answer(result);
  };
}

const CANCELLED = new Refusal("INVALID", "It was cancelled before it was done; nothing was changed.");

/** What long work says on its way. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/**
 * Makes a route handler of long work: it answers with a JSON line per progress and the result as the last, and ends the work when the
 * request is cancelled. A refusal is the last line too, for the status has been sent by then.
 */
export function longWork<S extends z.ZodType, T>(
  shape: S,
  verb: (
    ctx: Ctx,
    input: z.output<S>,
    signal: AbortSignal,
    onProgress: (done: number, of: number) => void,
  ) => Promise<T>,
) {
  return async (request: NextRequest, { params }: Params): Promise<Response> => {
    const encoder = new TextEncoder();
    const ended = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: async (stream) => {
        const say = (line: Result<T> | Progress) => {
          if (!ended.signal.aborted) stream.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        };
        const result = await toResult(verb.name, async () => {
          assertSameOrigin(request.headers);
          const { org = "", ...rest } = await params;
          const ctx = await contextForChange(org);
          const signal = AbortSignal.any([request.signal, ended.signal]);
          const input = parse(shape, rest);
          const work = () => verb(ctx, input, signal, (done, of) => say({ done, of }));
          return await unlimited(() => repeatable(request, ctx, { isLong: true }, work)).catch((error: unknown) => {
            throw signal.aborted ? CANCELLED : error;
          });
        });
        say(result);
        if (!ended.signal.aborted) stream.close();
      },
      cancel: () => ended.abort(CANCELLED),
    });
    return new Response(body, {
      headers: { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store, no-transform" },
    });
  };
}

/** A file as it is handed out: a text, in UTF-8, or bytes as they are. */
export type Download = ({ readonly text: string } | { readonly bytes: Buffer }) & {
  /** Such as `text/markdown`. */
  readonly type: string;
  readonly fileName: string;
};

/** Makes a route handler that hands out a file. It refuses like an endpoint, with a JSON body. */
export function download<S extends z.ZodType>(shape: S, read: (ctx: Ctx, input: z.output<S>) => Promise<Download>) {
  return async (_request: NextRequest, { params }: Params): Promise<Response> => {
    const result = await toResult(read.name, async () => {
      const { org = "", ...rest } = await params;
      return read(await contextForRequest(org), parse(shape, rest));
    });
    if (!result.ok) return answer(result);
    const { type, fileName } = result.value;
    const isText = "text" in result.value;
    return new Response("text" in result.value ? result.value.text : new Uint8Array(result.value.bytes), {
      headers: fileHeaders(isText ? `${type}; charset=utf-8` : type, fileName),
    });
  };
}

/** Saved, never shown: a file is no page of ours. */
const fileHeaders = (type: string, fileName: string) => ({
  "content-type": type,
  "content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]+/g, "-")}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  "cache-control": "no-store, no-transform",
  "x-content-type-options": "nosniff",
  ...NO_PAGE,
});

/** A file that is made while it is handed out. Closing the request ends the making, between two chunks. */
export interface StreamedFile {
  readonly chunks: AsyncIterable<Uint8Array | string>;
  /** Such as `text/csv; charset=utf-8`. */
  readonly type: string;
  readonly fileName: string;
}

/**
 * Makes a route handler that hands out a file of any size; the address's question joins the input. Until the first chunk it
 * refuses like an endpoint; what breaks later breaks off the answer, so that no half of a file passes for the whole.
 */
export function streamed<S extends z.ZodType>(
  shape: S,
  read: (ctx: Ctx, input: z.output<S>) => Promise<StreamedFile> | StreamedFile,
) {
  return async (request: NextRequest, { params }: Params): Promise<Response> => {
    const result = await toResult(read.name, async () => {
      // A read changes nothing, and no other site sees what it hands out.
      if (request.method !== "GET") assertSameOrigin(request.headers);
      const { org = "", ...rest } = await params;
      const ctx = await contextForRequest(org);
      const asked = Object.fromEntries(request.nextUrl.searchParams);
      const file = await read(ctx, parse(shape, { ...asked, ...rest }));
      const chunks = file.chunks[Symbol.asyncIterator]();
      return { ...file, body: bodyOf(await unlimited(() => chunks.next()), chunks) };
    });
    if (!result.ok) return answer(result);
    const { body, type, fileName } = result.value;
    return new Response(body, { headers: fileHeaders(type, fileName) });
  };
}

function bodyOf(
  first: IteratorResult<Uint8Array | string>,
  chunks: AsyncIterator<Uint8Array | string>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<Uint8Array | string>> = Promise.resolve(first);
  return new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const part = await next.catch((error: unknown) => {
        log.error({ err: error }, "a file broke off while it was handed out");
        throw error;
      });
      if (part.done === true) return stream.close();
      stream.enqueue(typeof part.value === "string" ? encoder.encode(part.value) : part.value);
      next = unlimited(() => chunks.next());
      // Asked for above, when the next chunk is due.
      next.catch(() => undefined);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
}

/** A picture as a page shows it. */
export interface ShownPicture {
  readonly bytes: Buffer;
  /** Such as `image/png`. */
  readonly type: string;
}

/**
 * Makes a route handler that hands out a picture for a page: never as a document of its own that could do anything, and kept by
 * no browser, so that whoever may no longer see it does not. It refuses like an endpoint, with a JSON body.
 */
export function picture<S extends z.ZodType>(shape: S, read: (ctx: Ctx, input: z.output<S>) => Promise<ShownPicture>) {
  return async (_request: NextRequest, { params }: Params): Promise<Response> => {
    const result = await toResult(read.name, async () => {
      const { org = "", ...rest } = await params;
      return read(await contextForRequest(org), parse(shape, rest));
    });
    return shown(result);
  };
}

/** Like `picture`, for somebody without an account: what they carry in their cookies is the verb's to judge. */
export function visitorPicture<S extends z.ZodType>(
  shape: S,
  read: (cookieOf: (name: string) => string | undefined, input: z.output<S>) => Promise<ShownPicture>,
) {
  return async (request: NextRequest, { params }: Params): Promise<Response> =>
    shown(
      await toResult(read.name, async () =>
        read((name) => request.cookies.get(name)?.value, parse(shape, await params)),
      ),
    );
}

function shown(result: Result<ShownPicture>): Response {
  if (!result.ok) return answer(result);
  const { bytes, type } = result.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function answer<T>(result: Result<T>): NextResponse {
  const status = result.ok ? 200 : STATUS[result.refusal.code];
  const retryAfter = result.ok ? undefined : result.refusal.retryAfter;
  return NextResponse.json(result, {
    status,
    headers: {
      ...NO_PAGE,
      "cache-control": "no-store",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    },
  });
}
